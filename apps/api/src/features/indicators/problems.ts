import { problemsOf } from '../../platform/http/problem-error.ts';

export const indicatorProblem = problemsOf({
  'range-invalid': [
    422,
    'The range of days is not valid',
    'from must not be after to, within the years 1970 to 2199.',
  ],
  'range-too-long': [
    422,
    'The range has too many periods',
    'Ask for a coarser grain or fewer days: at most 1,200 periods.',
  ],
  'period-not-whole-months': [
    422,
    'This indicator is read by whole months',
    'Ask from the first day of a month to the last of one, by month, quarter, year or in total.',
  ],
  'by-invalid': [
    422,
    'Figures cannot be broken down by this',
    'Use department, or department with dimensions after it.',
  ],
  'cut-not-kept': [422, 'This combination is not kept', 'Ask for one of the kept cuts.'],
  'department-unknown': [422, 'No department has this key', 'GET /v1/departments lists them.'],
  'department-forbidden': [403, 'Not within your departments', 'Ask for a department that you may see.'],
  'measure-not-read': [
    422,
    'This indicator reads no derived measure',
    'Ask without a measure: GET /v1/indicators says what an indicator reads.',
  ],
  'measure-unknown': [
    422,
    'No derived measure of this kind has this key',
    'GET /v1/derived-measures lists them and their methods.',
  ],
  'weighting-not-read': [
    422,
    'This indicator cannot be weighted',
    'Answers are weighted where the figure is the mean of what each is worth: NPS, CSAT, CES and shares of answers.',
  ],
  'weighting-unknown': [422, 'No weighting has this key', 'GET /v1/weightings lists them and their keys.'],
  'weighting-cut-not-kept': [
    422,
    'Weighted figures are kept by department alone',
    'Ask for them by department, without other dimensions and conditions.',
  ],
  'as-of-invalid': [
    422,
    'This is no moment of the log',
    'Give the receipt of a figure, or the positions that GET /v1/receipts/{token} tells: one whole number per partition, separated by commas.',
  ],
  'as-of-not-read': [
    422,
    'This is not read as of a position of the log',
    'Figures that protect few answers, weighted figures and other dimensions than the department are read as of now.',
  ],
  'receipt-invalid': [404, 'This is no receipt of ours', 'Take the receipt from a figure.'],
  'no-departments': [403, 'You may not see any department', 'Ask for a role in a department.'],
  'recounts-waiting': [
    429,
    'Other recounts of yours wait already',
    'Ask again after the time in the header Retry-After: eight of one person wait at once.',
  ],
  'recounts-full': [
    503,
    'Many recounts wait already',
    'Ask again after the time in the header Retry-After: the events are counted for two receipts at once.',
  ],
});
