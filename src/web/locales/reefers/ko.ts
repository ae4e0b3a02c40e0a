// Korean words of reefers: alarms, power, and who plugs in and out.
import type { ReeferWords } from './en.ts';

export const reeferWords: ReeferWords = {
  reefers: {
    open: '냉동 컨테이너',
    title: '냉동 컨테이너',
    close: '냉동 컨테이너 닫기',
    needs: '아직 확인하지 않은 냉동 컨테이너 경보: {{n}}건.',
    needsNone: '확인을 기다리는 냉동 컨테이너 경보가 없습니다.',
    about:
      '경보가 난 냉동 컨테이너와 전원이 꺼진 냉동 컨테이너입니다. 작업자는 야드에 놓인 컨테이너의 플러그를 연결하고, 크레인이 들기 전에 플러그를 뽑습니다. 경보를 확인한 사람과 시각은 기록에 남습니다.',
    who: '확인하는 사람',
    whoFirst: '먼저 확인하는 사람을 적으세요.',
    sums: '연결됨 {{n}}대, 약 {{kW}} kW. 작업자 {{people}}명 중 {{busy}}명 작업 중.',
    refused: '처리되지 않았습니다. {{trouble}}',
    noted: '{{box}}의 경보를 확인했습니다.',
    note: '확인',
    alarms: '경보',
    noAlarm: '경보가 난 냉동 컨테이너가 없습니다.',
    offPower: '전원 꺼짐',
    noneOff: '야드의 모든 냉동 컨테이너가 연결되어 있습니다.',
    box: '컨테이너',
    place: '위치',
    alarm: '경보',
    todo: '조치',
    since: '시작 시각',
    notedBy: '확인한 사람',
    power: '전원',
    read: '{{word}}: {{celsius}} °C, 설정 {{set}} °C',
    late: '전원이 너무 오래 꺼져 있음',
    toPlug: '연결 또는 반출 대기',
    noPlug: '냉동 플러그가 없는 위치',
  },
  reeferAlarm: {
    power: '전원 공급 중단',
    temperature: '온도 이탈',
  },
  reeferToDo: {
    power: '작업자를 냉동 플러그로 보내 차단기와 케이블을 점검하거나, 컨테이너를 다른 플러그로 옮기세요.',
    temperature:
      '작업자를 보내 설정 온도, 문, 냉동기를 점검하세요. 선사에 알리고, 고칠 수 없으면 수리나 발전기를 요청하세요.',
  },
};
