/** The words of the tiny project in Vietnamese. */
import type { BundleFile } from '../../src/locales/schema.js';
import { sixTexts } from './six-texts.js';

export const alphaInVietnamese: BundleFile = {
  name: 'Thang nâng bưu kiện Alpha',
  description: 'Alpha chuyển bưu kiện giữa quầy và các kệ trong kho.',
  form: 'Ba chữ số, chữ số đầu là 2 hoặc 4.',
  phases: { handover: 'Bàn giao', storage: 'Lưu kho' },
  contexts: { PUT: 'Cất bưu kiện', SEEK: 'Tìm bưu kiện' },
  attributes: {
    level: { label: 'Mức độ', values: { minor: 'Nhẹ', major: 'Nặng' } },
    module: { label: 'Bộ phận' },
  },
  classes: {
    '2xx': sixTexts(
      'Hoàn thành',
      'Thang nâng đã làm xong việc được giao.',
      'Mọi mã bắt đầu bằng 2 cho biết thang nâng đã thực hiện xong lệnh.',
      'Thang nâng gửi một trong các mã này khi kết thúc mỗi lệnh thành công.',
      'Không có gì cần khắc phục.',
      'Bưu kiện của bạn đang được chuyển đi.',
    ),
    '4xx': sixTexts(
      'Chưa hoàn thành',
      'Thang nâng không làm được việc được giao.',
      'Mọi mã bắt đầu bằng 4 cho biết bưu kiện vẫn nằm ở chỗ cũ.',
      'Thang nâng gửi một trong các mã này ngay khi ngừng xử lý lệnh.',
      'Tra đúng mã nhận được; đợi một phút rồi gửi lại lệnh.',
      'Bưu kiện của bạn chưa được chuyển đi.',
    ),
  },
  groups: {
    x0x: { name: 'Thang nâng', explanation: 'Chữ số thứ hai là 0 chỉ chính thang nâng.' },
    x8x: { name: 'Dùng riêng', explanation: 'Chữ số thứ hai là 8 hoặc 9 dành cho các hãng.' },
  },
  codes: {
    '200': sixTexts(
      'Đã nhận bưu kiện',
      'Bưu kiện đã nằm trên kệ.',
      'Thang nâng đã nhận bưu kiện, cân và đặt lên kệ mà lệnh chỉ định.',
      'Mã này trả lời PUT khi bưu kiện vừa kệ và trả lời SEEK khi tìm thấy bưu kiện.',
      'Không có gì phải sửa; nên ghi lại số kệ để dùng về sau.',
      'Chúng tôi đã nhận bưu kiện của bạn.',
    ),
    '400': sixTexts(
      'Thang nâng tạm dừng',
      'Thang nâng đứng yên trong chốc lát.',
      'Thang nâng ngừng việc vì có cửa đang mở hoặc cân đang bận.',
      'Mã này thường gặp vào giờ cao điểm, giữa hai bưu kiện được giao sát nhau.',
      'Đóng cửa rồi gửi lại PUT sau khoảng thời gian ghi trong Retry-After.',
      'Thang nâng đang tạm nghỉ. Vui lòng thử lại sau một phút.',
    ),
    '404': sixTexts(
      'Không có kệ này',
      'Không kệ nào mang số đã nêu.',
      'Kho không có và chưa từng có kệ mang số này.',
      'Mã này xuất hiện sau khi dời kho, ở những chương trình còn giữ số cũ.',
      'Đọc lại danh sách kệ và sửa số kệ trong lệnh.',
      'Chúng tôi không tìm thấy kệ.',
    ),
    '400~door': sixTexts(
      'Cửa đang mở',
      'Có người để cửa thang nâng mở.',
      'Cảm biến ở một trong các cửa báo rằng cửa chưa đóng.',
      'Mã này đến trong lúc nhân viên xếp bưu kiện bằng tay.',
      'Đóng mọi cửa và chờ đèn xanh sáng.',
      'Vui lòng đóng cửa thang nâng.',
    ),
    '400~scale': sixTexts(
      'Cân đang bận',
      'Cân còn đang cân một bưu kiện khác.',
      'Kiểu máy chỉ có một cân sẽ cân lần lượt và yêu cầu khách tiếp theo chờ.',
      'Example Lifts gửi mã này khi hai quầy dùng chung một cân.',
      'Để cách mười giây giữa hai bưu kiện, hoặc lắp thêm cân thứ hai.',
      'Vui lòng chờ giây lát, cân đang được sử dụng.',
    ),
    '480-499': sixTexts(
      'Mã riêng của thang nâng',
      'Mỗi hãng gán cho các số này ý nghĩa riêng.',
      'Giao thức dành các số từ 480 đến 499 cho nhà sản xuất thang nâng.',
      'Các mã này chỉ nằm trong nhật ký của thang nâng; khách hàng nhìn thấy 400.',
      'Tra số này trong tài liệu của thang nâng.',
      'Thang nâng đang gặp sự cố riêng.',
    ),
  },
};

export const betaInVietnamese: BundleFile = {
  name: 'Phao thời tiết Beta',
  description: 'Beta truyền tin thời tiết từ phao đến các tàu xung quanh.',
  form: 'Số thập lục phân có một hoặc hai chữ số sau 0x.',
  phases: { signal: 'Phát tín hiệu' },
  contexts: { ANY: 'Bất cứ lúc nào' },
  attributes: {},
  classes: {
    calm: sixTexts(
      'Bình yên',
      'Biển đang êm.',
      'Lớp này chứa tín hiệu duy nhất báo thời tiết tốt.',
      'Phao lặp lại tín hiệu này mỗi giờ trong ngày biển êm.',
      'Không cần làm gì.',
      'Thời tiết đang đẹp.',
    ),
    trouble: sixTexts(
      'Sự cố',
      'Biển hoặc phao đang gặp sự cố.',
      'Lớp này chứa mọi tín hiệu yêu cầu tàu đổi hướng.',
      'Phao gửi tín hiệu này một lần rồi im lặng.',
      'Chọn hướng đi khác trước khi nghe lại phao này.',
      'Thời tiết không cho phép chuyến đi này.',
    ),
  },
  groups: {},
  codes: {
    '0x0': sixTexts(
      'Sóng yên biển lặng',
      'Gió và sóng đều nhỏ.',
      'Cả gió lẫn sóng đều ở dưới ngưỡng trong giờ vừa qua.',
      'Tàu nhận tín hiệu này vào đầu mỗi giờ khi thời tiết còn tốt.',
      'Cứ tiếp tục hành trình.',
      'Chúc bạn có chuyến đi vui vẻ.',
    ),
    '0xb': sixTexts(
      'Bão',
      'Có bão gần phao.',
      'Gió đã vượt ngưỡng trong mười phút và phao đóng kênh truyền.',
      'Tín hiệu này đến trước khi phao thu ăng-ten và im lặng.',
      'Chuyển ngay sang phao khác; báo tin bão cho cảng.',
      'Phía trước đang có bão.',
    ),
  },
};
