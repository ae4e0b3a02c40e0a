// What a trading partner's profile says about which containers are worked. Data only.

/** Which containers are worked, and what is filled in. */
export interface AdmissionRules {
  /** A container number whose check digit is wrong is set aside (HWS-EDI-150) instead of worked with a warning. */
  refuseWrongCheckDigits: boolean;
  /** What stands for the number of a container that is not known yet; '' for none at all. Such a place is planned (HWS-EDI-151). */
  unknownNumbers: ReadonlySet<string>;
  /** Filled in where a container does not tell them; '' for nothing. */
  portOfLoading: string;
  portOfDischarge: string;
  operator: string;
}

/** How it is without a profile. */
export const USUAL_ADMISSION: AdmissionRules = {
  refuseWrongCheckDigits: false,
  unknownNumbers: new Set(),
  portOfLoading: '',
  portOfDischarge: '',
  operator: '',
};
