// Vietnamese words of reefers: alarms, power, and who plugs in and out.
import type { ReeferWords } from './en.ts';

export const reeferWords: ReeferWords = {
  reefers: {
    open: 'Container lạnh',
    title: 'Container lạnh',
    close: 'Đóng container lạnh',
    needs: 'Cảnh báo container lạnh chưa ai ghi nhận: {{n}}.',
    needsNone: 'Không có cảnh báo container lạnh nào chờ ghi nhận.',
    about:
      'Các container lạnh đang cảnh báo và các container lạnh trên bãi không có điện. Tổ điện lạnh cắm điện cho container vừa hạ bãi và rút phích trước khi cẩu nhấc. Ai ghi nhận cảnh báo và lúc nào đều được lưu vào hồ sơ.',
    who: 'Người ghi nhận',
    whoFirst: 'Trước hết hãy ghi ai ghi nhận.',
    sums: '{{n}} đang cắm điện, khoảng {{kW}} kW. {{busy}} trong {{people}} người của tổ đang làm việc.',
    refused: 'Chưa thực hiện được. {{trouble}}',
    noted: 'Đã ghi nhận cảnh báo của {{box}}.',
    note: 'Ghi nhận',
    alarms: 'Cảnh báo',
    noAlarm: 'Không có container lạnh nào cảnh báo.',
    offPower: 'Không có điện',
    noneOff: 'Mọi container lạnh trên bãi đều đang cắm điện.',
    box: 'Container',
    place: 'Vị trí',
    alarm: 'Cảnh báo',
    todo: 'Cần làm',
    since: 'Từ lúc',
    notedBy: 'Người ghi nhận',
    power: 'Điện',
    read: '{{word}}: {{celsius}} °C, đặt {{set}} °C',
    late: 'không có điện quá lâu',
    toPlug: 'chờ cắm điện hoặc chờ nhấc',
    noPlug: 'đứng ở chỗ không có ổ cắm',
  },
  reeferAlarm: {
    power: 'Mất điện',
    temperature: 'Lệch nhiệt độ',
  },
  reeferToDo: {
    power: 'Cử thợ đến ổ cắm điện lạnh: kiểm tra cầu dao và dây, hoặc chuyển container sang ổ cắm khác.',
    temperature:
      'Cử thợ kiểm tra nhiệt độ đặt, cửa và máy lạnh. Báo cho hãng tàu; nếu không khắc phục được, hãy yêu cầu sửa chữa hoặc máy phát điện.',
  },
};
