/** The words of the tiny project in English. */
import type { BundleFile } from '../../src/locales/schema.js';
import { sixTexts } from './six-texts.js';

export const alphaInEnglish: BundleFile = {
  name: 'Alpha Parcel Lift',
  description: 'Alpha moves parcels between a counter and the shelves of a store.',
  form: 'Three digits, the first of which is 2 or 4.',
  phases: { handover: 'Handing over', storage: 'Storing' },
  contexts: { PUT: 'Putting a parcel away', SEEK: 'Seeking a parcel' },
  attributes: {
    level: { label: 'Level', values: { minor: 'Minor', major: 'Major' } },
    module: { label: 'Module' },
  },
  classes: {
    '2xx': sixTexts(
      'Done',
      'The lift did what it was asked to do.',
      'Every code that begins with 2 says that the lift has finished the command.',
      'The lift sends one of these codes at the end of each command that worked.',
      'Nothing needs fixing.',
      'Your parcel is on its way.',
    ),
    '4xx': sixTexts(
      'Not Done',
      'The lift could not do what it was asked to do.',
      'Every code that begins with 4 says that the parcel is still where it was.',
      'The lift sends one of these codes as soon as it stops working on a command.',
      'Look up the exact code; wait one minute before sending the command once more.',
      'Your parcel has not moved yet.',
    ),
  },
  groups: {
    x0x: { name: 'Lift', explanation: 'The second digit 0 stands for the lift itself.' },
    x8x: { name: 'Private Use', explanation: 'The second digits 8 and 9 are left to vendors.' },
  },
  codes: {
    '200': sixTexts(
      'Parcel Accepted',
      'The parcel lies on its shelf.',
      'The lift took the parcel, weighed it and put it on the shelf that the command named.',
      'It answers PUT for a parcel that fits, and SEEK for one that was found.',
      'There is nothing to fix; keep the shelf number for later.',
      'We have your parcel.',
    ),
    '400': sixTexts(
      'Lift Paused',
      'The lift stands still for a while.',
      'The lift interrupted its work because a door is open or the scale is busy.',
      'It is common at rush hour, between two parcels that are handed over quickly.',
      'Close the door, then send PUT again after the delay that Retry-After names.',
      'The lift is taking a short break. Please try again in a minute.',
    ),
    '404': sixTexts(
      'Shelf Unknown',
      'No shelf has the number that was named.',
      'The store has no shelf under this number, nor has it ever had one.',
      'It appears after a move, in programs that still know the old numbers.',
      'Read the list of shelves again and mend the number in the command.',
      'We could not find the shelf.',
    ),
    '400~door': sixTexts(
      'Door Open',
      'Somebody left a door of the lift open.',
      'A sensor at one of the doors reports that it is not shut.',
      'It comes while people load parcels by hand.',
      'Shut all doors and wait until the green lamp is lit.',
      'Please shut the door of the lift.',
    ),
    '400~scale': sixTexts(
      'Scale Busy',
      'The scale is still weighing another parcel.',
      'Models with one scale weigh parcels in turn and ask the next customer to wait.',
      'Example Lifts sends it when two counters share a scale.',
      'Leave ten seconds between two parcels, or install a second scale.',
      'One moment please, the scale is in use.',
    ),
    '480-499': sixTexts(
      'Private Lift Codes',
      'A vendor gives these numbers a meaning of its own.',
      'The protocol leaves the numbers from 480 to 499 to the makers of lifts.',
      'They stand in the log of the lift only; a customer sees 400.',
      'Look the number up in the manual of the lift.',
      'The lift has a problem of its own.',
    ),
  },
};

export const betaInEnglish: BundleFile = {
  name: 'Beta Weather Buoy',
  description: 'Beta carries the weather from a buoy to the ships around it.',
  form: 'A hexadecimal number of one or two digits after 0x.',
  phases: { signal: 'Signalling' },
  contexts: { ANY: 'At any time' },
  attributes: {},
  classes: {
    calm: sixTexts(
      'Calm',
      'The sea is quiet.',
      'This class holds the one signal of good weather.',
      'A buoy repeats it every hour of a quiet day.',
      'No action is needed.',
      'The weather is fine.',
    ),
    trouble: sixTexts(
      'Trouble',
      'The sea or the buoy has a problem.',
      'This class holds every signal that asks ships to change their course.',
      'A buoy sends it once, and then falls silent.',
      'Choose another course before listening to this buoy again.',
      'The weather does not allow this trip.',
    ),
  },
  groups: {},
  codes: {
    '0x0': sixTexts(
      'All Calm',
      'Wind and waves are low.',
      'Both the wind and the waves stayed under their limits during the last hour.',
      'Ships receive it on the hour as long as the weather holds.',
      'Sail on.',
      'Enjoy your trip.',
    ),
    '0xb': sixTexts(
      'Storm',
      'A storm is near the buoy.',
      'The wind exceeded its limit for ten minutes, and the buoy closes its channel.',
      'It precedes the silence of a buoy that pulls its antenna in.',
      'Tune in to another buoy at once; report the storm to the harbour.',
      'There is a storm ahead.',
    ),
  },
};
