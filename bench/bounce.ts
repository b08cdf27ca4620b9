/** A bounce of 1 kB, as somebody would paste it. */
export const bounce = `This is the mail system at host mx1.example.com.

I'm sorry to have to inform you that your message could not be delivered to one or more recipients.

<b@example.com>: host mx.example.com[192.0.2.7] said: 550 5.1.1
    <b@example.com>: Recipient address rejected: User unknown (in reply to RCPT TO command)

Reporting-MTA: dns; mx1.example.com
X-Postfix-Queue-ID: 4Xz0442
Arrival-Date: Fri,  6 Nov 2026 11:12:12 +0100 (CET)

Final-Recipient: rfc822; b@example.com
Original-Recipient: rfc822;b@example.com
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.example.com
Diagnostic-Code: smtp; 550 5.1.1 <b@example.com>: Recipient address rejected: User unknown
`.padEnd(1024, 'x');
