// Structures of the messages that answer a message, by type and
// directory. Facts: UN/EDIFACT directories, segment tables of the messages; see notation.ts.

/** By type and directory. */
export const ANSWERS: Record<string, string> = {
  'APERAK D96A': `
    BGM M1 DTM C9 FTX C9 CNT C9
    SG1 C9(RFF M1 DTM C9)
    SG2 C9(NAD M1 CTA C9 COM C9)
    SG3 C999(ERC M1 FTX C1 SG4 C1(RFF M1 FTX C9))
  `,
  'APERAK D99B': `
    BGM M1 DTM C9 FTX C9 CNT C9
    SG1 C99(DOC M1 DTM C99)
    SG2 C9(RFF M1 DTM C9)
    SG3 C9(NAD M1 CTA C9 COM C9)
    SG4 C99999(ERC M1 FTX C1 SG5 C9(RFF M1 FTX C9))
  `,
  'CONTRL D3': `
    UCI M1
    SG1 C999999(UCM M1 SG2 C999(UCS M1 UCD C99))
    SG3 C999999(UCF M1 SG4 C999999(UCM M1 SG5 C999(UCS M1 UCD C99)))
  `,
  'APERAK D20B': `
    BGM M1 DTM C9 FTX C9 CNT C9
    SG1 C99(DOC M1 DTM C99)
    SG2 C9(RFF M1 DTM C9)
    SG3 C9(NAD M1 CTA C9 COM C9)
    SG4 C99999(ERC M1 FTX C1 SG5 C9(RFF M1 FTX C9))
  `,
};
