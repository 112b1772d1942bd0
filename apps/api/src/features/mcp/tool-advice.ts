/** What a model can do next: problems speak of routes, and a model has tools. By code; others stay as they are. */
export const toolAdvice: Readonly<Record<string, string>> = {
  'indicator-unknown': 'list_indicators lists the indicators there are and their keys.',
  'version-unknown':
    'Leave version out: each day is then read by the version in force, and each row says which that was.',
  'department-unknown':
    'Ask query_indicator with by: department and without a department: the rows name the keys there are.',
  'currency-not-read': 'Ask without a currency: list_indicators says which indicators have one.',
  'item-group-not-read': 'list_indicators says which item groups an indicator reads, if any.',
  'measure-not-read': 'Ask without a measure: list_indicators says what an indicator reads.',
  'measure-unknown': 'list_indicators says which derived measures an indicator reads.',
  'weighting-unknown': 'Ask without a weighting, or for the key of one from whoever keeps them.',
  'receipt-invalid': 'Take the receipt from a row that query_indicator answered, whole and unchanged.',
};
