/** Every error of the SDK: the code that callers test, what to do next, and the HTTP status it deserves. */
export const sdkErrors = {
  'definition-invalid': { status: 422, sentence: 'Correct the definition: see the detail.' },
  'input-mismatch': {
    status: 422,
    sentence:
      'An indicator is read with one tally per declared input, of its kind and on its scale: convert first.',
  },
  'sdk-range-unreadable': { status: 422, sentence: 'Give the SDK version as ^1.2.3 or 1.2.3.' },
  'sdk-incompatible': {
    status: 409,
    sentence:
      'The plugin was built for another version of the SDK: install a version of the plugin that fits.',
  },
  'options-invalid': { status: 422, sentence: 'Correct the options of the plugin: see the detail.' },
  'setup-failed': { status: 500, sentence: 'The setup of the plugin threw: report it to its author.' },
  'extend-after-setup': { status: 500, sentence: 'Extend only while setup runs, never later.' },
  'indicator-duplicate': { status: 409, sentence: 'An indicator key may be contributed only once.' },
} as const satisfies Record<string, { status: number; sentence: string }>;

export type SdkErrorCode = keyof typeof sdkErrors;

/** A definition, plugin or call that the SDK refuses, with a code from `sdkErrors`. */
export class SdkError extends Error {
  readonly code: SdkErrorCode;
  readonly status: number;

  constructor(code: SdkErrorCode, detail?: string, options?: ErrorOptions) {
    super(sdkErrors[code].sentence + (detail === undefined ? '' : ` (${detail})`), options);
    this.name = 'SdkError';
    this.code = code;
    this.status = sdkErrors[code].status;
  }
}
