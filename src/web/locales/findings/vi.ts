// Vietnamese sentences of the findings that arriving messages have most often, by code.
import type { FindingWords } from './en.ts';

const CORRECTED = 'Yêu cầu người gửi gửi điện đã sửa, hoặc nhập container này bằng tay.';

export const findingWords: FindingWords = {
  finding: {
    'HWS-EDI-001': 'Tệp không có điện EDIFACT nào: không thấy đoạn UNH.',
    'HWS-EDI-006': 'Gói điện thiếu đoạn UNB hoặc UNZ; các điện trong đó vẫn được xử lý.',
    'HWS-EDI-007': 'UNT ghi số đoạn khác với số đoạn thực có của điện; điện vẫn được xử lý.',
    'HWS-EDI-010': 'Ở đây không xử lý loại điện này.',
    'HWS-EDI-015': 'Không đọc được ngày hoặc giờ; giá trị đó bị bỏ qua.',
    'HWS-EDI-020': 'Vị trí xếp trên tàu không đủ bảy chữ số (bay 3, hàng 2, tầng 2).',
    'HWS-EDI-021': 'Số tầng là số lẻ; tầng phải là số chẵn (ISO 9711-1).',
    'HWS-EDI-022': 'Tầng không thuộc hầm tàu (02 đến 22) cũng không thuộc boong (70 đến 98).',
    'HWS-EDI-023': 'Hàng nằm xa tâm tàu hơn tầm với của cẩu bờ.',
    'HWS-EDI-026': 'Số container không đúng dạng bốn chữ cái và bảy chữ số.',
    'HWS-EDI-027': 'Container được liệt kê hai lần trong điện; giữ lại lần đầu.',
    'HWS-EDI-029': 'Container từ 40 feet trở lên nằm ở bay lẻ, là bay của container 20 feet.',
    'HWS-EDI-030': 'Container chồng lấn container khác ở bay bên cạnh; giữ lại mục đầu.',
    'HWS-EDI-040': 'Chữ số kiểm tra của số container sai; container vẫn được xử lý theo số đã gửi.',
    'HWS-EDI-041': 'Không suy ra được chiều dài container từ mã kích cỡ và loại; chiều dài được giả định.',
    'HWS-EDI-042': 'Container 20 feet nằm ở bay chẵn; được xử lý như container 40 feet theo vị trí của nó.',
    'HWS-EDI-044': 'Không có khối lượng toàn bộ cho container có hàng; được tính là 0 kg.',
    'HWS-EDI-045': 'Vị trí mà danh sách cho container không dùng được; container được xử lý không kèm vị trí.',
    'HWS-RUN-036': 'Tệp không có điện nào mà bến xử lý.',
    'HWS-RUN-041':
      'Một container của sơ đồ xếp tàu hoặc báo xe bị để riêng: vị trí đã có container khác, hoặc số container đang ở chỗ khác.',
    'HWS-RUN-042': 'Các container của danh sách bị để riêng: không có lượt tàu nào của tàu và chuyến này.',
    'HWS-RUN-043': 'Một container của danh sách bị để riêng: quy tắc của hồ sơ không cho dỡ hoặc xếp nó.',
    'HWS-RUN-044': 'Một container cần xếp bị để riêng: tàu không còn vị trí trống đúng chiều dài.',
    'HWS-RUN-048':
      'Một container của sơ đồ xếp tàu bị để riêng: đã có sơ đồ khác của cùng tàu và chuyến, và sơ đồ đó nói khác.',
    'HWS-RUN-062':
      'Một điện bị gác lại: Hawser xử lý hỏng ba lần. Không phần nào được xử lý; các điện sau vẫn được xử lý.',
    'HWS-RUN-063': 'Một điện bị bỏ qua: bản mới hơn của cùng sơ đồ, danh sách, báo xe hoặc lệnh đã đến trước.',
    'HWS-RUN-064': 'Bỏ một thay đổi, hủy hoặc chỉ dẫn: điện gốc hoặc các container mà nó nói đến đã không đến kịp.',
    'HWS-RUN-065':
      'Không làm theo bản mới hơn đối với một container hoặc xe: đang được xử lý, đã xử lý xong, hoặc đã là thực tế.',
    'HWS-RUN-066': 'Một báo xe hoặc lệnh bị bỏ qua: cùng bản đó đã đến trong gói điện khác.',
    'HWS-RUN-067':
      'Điện nói về container trái với hồ sơ. Hồ sơ giữ nguyên, container bị tạm giữ đến khi có người quyết định.',
    'HWS-RUN-068': 'Người gửi này đã gửi gói điện khác với cùng số tham chiếu (UNB 0020); gói này không được nhận.',
    'HWS-RUN-069': 'Không thực hiện được quyết định: không có mâu thuẫn đó, hoặc điều tìm thấy không thể có về vật lý.',
    'HWS-RUN-090':
      'Một container của điện khối lượng, lệnh giải tỏa hoặc chỉ dẫn xếp không được xử lý: ở đây không biết container này.',
    'HWS-RUN-091':
      'Không làm theo một chỉ dẫn xếp: container không có trong danh sách của lượt tàu, hoặc vị trí không trống cho nó.',
    'HWS-RUN-092': 'Không làm theo lệnh giải tỏa đối với một container: nó phải được xếp lên tàu.',
    'HWS-RUN-093': 'Điện có nội dung mà hồ sơ không có chỗ ghi; nội dung được giữ cùng điện và không xử lý.',
  },
  cure: {
    'HWS-EDI-001': 'Kiểm tra tệp có phải là gói điện EDIFACT không, và có bị cắt hay chuyển đổi trên đường đi không.',
    'HWS-EDI-006': 'Không cần làm gì nếu tệp được chuyển từng phần; nếu không, hỏi người gửi xem tệp có đủ không.',
    'HWS-EDI-007': 'So số container với số mà người gửi chờ đợi.',
    'HWS-EDI-010': 'Không cần làm gì, trừ khi điện này nhằm thay đổi điều gì đó ở bến.',
    'HWS-EDI-015': 'Nhập thời gian bằng tay nếu cần.',
    'HWS-EDI-020': CORRECTED,
    'HWS-EDI-021': CORRECTED,
    'HWS-EDI-022': CORRECTED,
    'HWS-EDI-023': CORRECTED,
    'HWS-EDI-026': CORRECTED,
    'HWS-EDI-027': 'Tìm hiểu mục nào trong hai mục là đúng.',
    'HWS-EDI-029': CORRECTED,
    'HWS-EDI-030': 'Tìm hiểu container nào thực sự ở đó.',
    'HWS-EDI-040': 'Đọc lại số trên vỏ container khi gặp lần sau.',
    'HWS-EDI-041': 'Sửa mã kích cỡ và loại nếu giả định sai.',
    'HWS-EDI-042': 'Sửa vị trí hoặc mã kích cỡ và loại nếu container dài 20 feet.',
    'HWS-EDI-044': 'Nhập khối lượng toàn bộ xác nhận (VGM) trước khi xếp container.',
    'HWS-EDI-045': 'Lập vị trí bằng tay, hoặc để bộ lập kế hoạch chọn.',
    'HWS-RUN-036':
      'Gửi BAPLIE, COPRAR, COPINO, COPARN, COREOR, VERMAS, MOVINS, COARRI hoặc CODECO dạng EDIFACT; các phát hiện cho biết đã thấy gì.',
    'HWS-RUN-041': 'Yêu cầu người gửi gửi điện đã sửa; lý do cho biết container nào cản trở.',
    'HWS-RUN-042': 'Gửi sơ đồ xếp tàu trước, với cùng tên tàu và chuyến.',
    'HWS-RUN-043': 'Xem lý do, và yêu cầu hãng tàu gửi danh sách đã sửa.',
    'HWS-RUN-044': 'Cho container một vị trí trong danh sách xếp, hoặc để tàu sau chở.',
    'HWS-RUN-048': 'Đối chiếu hai sơ đồ với hãng tàu; sơ đồ đầu được tính.',
    'HWS-RUN-062': 'Nhập nội dung bằng tay hoặc yêu cầu người gửi dùng dạng khác, và báo lại kèm tệp cho dự án.',
    'HWS-RUN-063':
      'Không cần làm gì nếu các điện vượt nhau; nếu điện này phải được tính, yêu cầu gửi lại với giờ hiện tại.',
    'HWS-RUN-064':
      'Yêu cầu người gửi gửi điện gốc, rồi gửi lại điện này; xem hai điện có gọi chứng từ và container giống nhau không.',
    'HWS-RUN-065': 'Xem container đang ở đâu, và thống nhất với người gửi việc còn phải làm.',
    'HWS-RUN-066': 'Không cần làm gì; nếu là xe khác, hãy báo với số riêng.',
    'HWS-RUN-067': 'Tìm container, rồi quyết định hồ sơ đúng hay điện đúng; xe hoặc tàu do người gửi báo lại.',
    'HWS-RUN-068': 'Cho mỗi gói điện một số tham chiếu riêng và gửi lại.',
    'HWS-RUN-069': 'Xem lại các mâu thuẫn đang mở, và ghi nơi tìm thấy container khi được hỏi.',
    'HWS-RUN-090': 'Kiểm tra số; gửi sơ đồ, danh sách hoặc báo xe có container đó, rồi gửi lại điện này.',
    'HWS-RUN-091':
      'Xem lý do; đưa container vào danh sách trước, hoặc gửi tất cả container đổi vị trí trong cùng một điện.',
    'HWS-RUN-092': 'Thống nhất với hãng tàu bên nào đúng, và rút danh sách xếp hoặc lệnh giải tỏa.',
    'HWS-RUN-093': 'Không cần làm gì, trừ khi có người trông vào điều đó: hãy báo cho người ấy.',
  },
};
