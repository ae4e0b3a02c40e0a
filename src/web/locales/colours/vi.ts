// Vietnamese words of what boxes are coloured by.
import type { ColourWords } from './en.ts';

export const colourWords: ColourWords = {
  colours: {
    by: 'Tô màu theo',
    asking: 'Đang tải màu…',
    failed: 'Không tải được màu.',
    alone: 'Bấm để chỉ xem nhóm này; bấm lần nữa để xem tất cả',
    others: 'Khác',
    untold: 'Không rõ',
    harmless: 'Không có hàng nguy hiểm',
    noHold: 'Không bị giữ',
    imdg: 'Loại {{class}}',
    tonnes: '{{from}}–{{to}} t',
    tonnesFrom: 'Từ {{from}} t trở lên',
    days: '{{from}}–{{to}} ngày',
    daysFrom: 'Từ {{from}} ngày trở lên',
    notInYard: 'Không ở bãi',
  },
  colourBy: {
    class: 'Phân loại',
    line: 'Hãng tàu',
    port: 'Cảng dỡ',
    weight: 'Trọng lượng',
    dwell: 'Thời gian lưu bãi',
    reefer: 'Container lạnh',
    dangerous: 'Hàng nguy hiểm',
    next: 'Lần xếp dỡ tiếp theo',
    hold: 'Tạm giữ',
  },
  reeferGroup: {
    alarm: 'Báo động',
    'off-power': 'Mất điện',
    plugged: 'Đã cắm điện',
    elsewhere: 'Không ở bãi',
    none: 'Không phải lạnh',
  },
  nextMove: {
    discharge: 'Sắp dỡ',
    restow: 'Sắp đảo chuyển',
    'load-now': 'Lên tàu đang làm',
    'load-later': 'Lên tàu sau',
    'truck-now': 'Lên xe đã báo',
    'truck-later': 'Lên xe sau',
    stays: 'Ở lại trên tàu',
    unknown: 'Không rõ',
  },
};
