import type { Question } from '@attune/contracts';
import { type Fault, fieldOf, longestText, shapeOf } from './form.ts';
import { attributes, html, type Html } from './html.ts';
import type { Language } from './language.ts';
import { texts } from './texts.ts';

export interface Asked {
  question: Question;
  /** From 1. */
  at: number;
  of: number;
  language: Language;
  entered: string | undefined;
  fault: Fault | undefined;
  /** The first fault of the page takes the focus, and with it the reader. */
  focus: boolean;
}

export function renderQuestion(asked: Asked): Html {
  const { question, at, of, language, fault } = asked;
  const say = texts[language];
  const render = { text: renderText, scale: renderScale, number: renderNumber }[shapeOf(question)];
  return html`<section class="question${fault && ' faulty'}" id="q${at}">
    <p class="place">
      ${say.place(at, of)}${question.required && html` <span class="required">${say.required}</span>`}
    </p>
    ${render(asked)}
  </section>`;
}

function renderScale(asked: Asked): Html {
  const { question, language, entered, focus } = asked;
  const { min, max } = scaleOf(question);
  const points = Array.from({ length: max - min + 1 }, (_, step) => min + step);
  const chosen = points.find((point) => String(point) === entered);
  const render = (point: number) => {
    const own = attributes({
      value: point,
      required: question.required,
      checked: point === chosen,
      // A group has one stop for the Tab key: the chosen point, or the first.
      autofocus: focus && point === (chosen ?? min),
    });
    const end = point === min ? question.lowLabels : point === max ? question.highLabels : null;
    const spoken = end && html`<span class="spoken"> ${end[language]}</span>`;
    return html`<label
      ><input class="point" type="radio" name="${fieldOf(question)}" ${own} /><span class="tile"
        >${point}${spoken}</span
      ></label
    >`;
  };
  const state = attributes({ ...stateOf(asked), 'aria-required': question.required ? 'true' : undefined });
  return html`<fieldset role="radiogroup" ${state}>
    <legend>${question.labels[language]}</legend>
    ${renderFault(asked)}
    <div class="scale scale-${points.length}">${points.map(render)}</div>
    ${renderEnds(asked)} ${!question.required && renderNoAnswer(asked)}
  </fieldset>`;
}

/** A chosen point cannot be taken back otherwise. */
const renderNoAnswer = ({ question, language }: Asked) =>
  html`<label class="none"
    ><input type="radio" name="${fieldOf(question)}" value="" /><span
      >${texts[language].noAnswer}</span
    ></label
  >`;

/** Each end with its number, so that it is clear also where the scale takes two rows. */
function renderEnds(asked: Asked): Html | undefined {
  const { question, language } = asked;
  if (!hasEnds(question)) return undefined;
  const { lowLabels, highLabels, min, max } = question;
  return html`<p class="ends" id="${idOf(asked, 'ends')}">
    <span>${lowLabels && html`<b>${min}</b> ${lowLabels[language]}`}</span>
    <span>${highLabels && html`<b>${max}</b> ${highLabels[language]}`}</span>
  </p>`;
}

function renderText(asked: Asked): Html {
  const field = attributes({ ...fieldAttributes(asked), rows: 5, maxlength: longestText });
  // The first line break after the tag is not part of the text, so one is given away.
  return html`${renderAsking(asked, texts[asked.language].textHint)}<textarea ${field}>
${asked.entered}</textarea>`;
}

function renderNumber(asked: Asked): Html {
  const { min, max } = scaleOf(asked.question);
  const field = attributes({
    ...fieldAttributes(asked),
    type: 'number',
    // The keyboards of some phones have digits only, and no minus.
    inputmode: min < 0 ? 'text' : 'numeric',
    step: 1,
    min,
    max,
    value: asked.entered,
  });
  const hint = texts[asked.language].numberHint(min, max);
  return html`${renderAsking(asked, hint)}<input ${field} />${renderEnds(asked)}`;
}

const renderAsking = (asked: Asked, hint: string) =>
  html`<label class="asks" for="${idOf(asked, 'field')}">${asked.question.labels[asked.language]}</label>
    <p class="hint" id="${idOf(asked, 'hint')}">${hint}</p>
    ${renderFault(asked)}`;

function renderFault(asked: Asked): Html | undefined {
  const { question, language, fault } = asked;
  if (fault === undefined) return undefined;
  const sentence = texts[language].fault(fault, scaleOf(question), longestText);
  return html`<p class="fault" id="${idOf(asked, 'fault')}">${sentence}</p>`;
}

const fieldAttributes = (asked: Asked) => ({
  class: 'written',
  id: idOf(asked, 'field'),
  name: fieldOf(asked.question),
  // Lets the style sheet tell an empty field from a filled one.
  placeholder: ' ',
  autocomplete: 'off',
  required: asked.question.required,
  autofocus: asked.focus,
  ...stateOf(asked),
});

/** What a screen reader says of a group or field, beside its name. */
function stateOf(asked: Asked) {
  const { question, fault } = asked;
  const ids = [
    fault && idOf(asked, 'fault'),
    shapeOf(question) !== 'scale' && idOf(asked, 'hint'),
    hasEnds(question) && idOf(asked, 'ends'),
  ].filter(Boolean);
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': fault && 'true',
  };
}

/** By place, not by key: a key may hold what an id cannot. */
const idOf = ({ at }: Asked, part: 'field' | 'fault' | 'ends' | 'hint') => `q${at}-${part}`;

/** Of a closed question. */
const scaleOf = ({ min, max }: Question) => ({ min: min ?? 0, max: max ?? 0 });

const hasEnds = ({ min, lowLabels, highLabels }: Question) =>
  min !== null && (lowLabels !== null || highLabels !== null);
