// Korean words of what boxes are coloured by.
import type { ColourWords } from './en.ts';

export const colourWords: ColourWords = {
  colours: {
    by: '색상 기준',
    asking: '색상을 불러오는 중…',
    failed: '색상을 불러오지 못했습니다.',
    alone: '누르면 이 묶음만 보이고, 다시 누르면 모두 보입니다',
    others: '기타',
    untold: '알 수 없음',
    harmless: '위험물 아님',
    noHold: '보류 없음',
    imdg: '{{class}}급',
    tonnes: '{{from}}–{{to}} t',
    tonnesFrom: '{{from}} t 이상',
    days: '{{from}}–{{to}}일',
    daysFrom: '{{from}}일 이상',
    notInYard: '야드에 없음',
  },
  colourBy: {
    class: '구분',
    line: '선사',
    port: '양하항',
    weight: '중량',
    dwell: '장치 기간',
    reefer: '냉동 컨테이너',
    dangerous: '위험물',
    next: '다음 작업',
    hold: '보류',
  },
  reeferGroup: {
    alarm: '경보',
    'off-power': '전원 꺼짐',
    plugged: '전원 연결됨',
    elsewhere: '야드에 없음',
    none: '냉동 아님',
  },
  nextMove: {
    discharge: '양하 예정',
    restow: '재적부 예정',
    'load-now': '작업 중인 선박에 적하',
    'load-later': '이후 선박에 적하',
    'truck-now': '예고된 트럭에 반출',
    'truck-later': '이후 트럭에 반출',
    stays: '선내에 남음',
    unknown: '알 수 없음',
  },
};
