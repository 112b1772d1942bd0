import type { Question } from '@attune/contracts';
import { type Fault, fieldOf, longestText, shapeOf } from './form.ts';
import { html, type Html } from './html.ts';
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
  const shape = shapeOf(question);
  const render = { text: renderText, scale: renderScale, number: renderNumber }[shape];
  const scale = { min: question.min ?? 0, max: question.max ?? 0 };
  const error =
    fault &&
    html`<p class="fault" id="${idOf(question, 'fault')}">${say.fault(fault, scale, longestText)}</p>`;
  return html`<section class="question${fault && ' faulty'}" id="${idOf(question, 'question')}">
    <p class="place">
      ${say.place(at, of)}${question.required && html` <span class="required">${say.required}</span>`}
    </p>
    ${render(asked, error)}
  </section>`;
}

const idOf = (question: Question, part: 'question' | 'field' | 'fault' | 'ends' | 'hint') =>
  `q-${question.key}${part === 'question' ? '' : `-${part}`}`;

function renderScale({ question, language, entered, fault, focus }: Asked, error: Html | undefined): Html {
  const [min, max] = [question.min as number, question.max as number];
  const points = Array.from({ length: max - min + 1 }, (_, step) => min + step);
  const ends: Readonly<Record<number, string | undefined>> = {
    [min]: question.lowLabels?.[language],
    [max]: question.highLabels?.[language],
  };
  const name = fieldOf(question);
  const chosen = points.find((point) => String(point) === entered);
  // A group has one stop for the Tab key: the chosen point, or the first.
  const focused = (point: number) => focus && point === (chosen ?? min);
  return html`<fieldset
    role="radiogroup"
    ${describedBy(question, fault)}${question.required && html` aria-required="true"`}${fault && html` aria-invalid="true"`}
  >
    <legend>${question.labels[language]}</legend>
    ${error}
    <div class="scale scale-${points.length}">
      ${points.map(
        (point) =>
          html`<label
            ><input
              class="point"
              type="radio"
              name="${name}"
              value="${point}"
              ${question.required && html` required`}${point === chosen && html` checked`}${focused(point) && html` autofocus`}
            /><span class="tile"
              >${point}${ends[point] !== undefined && html`<span class="spoken"> ${ends[point]}</span>`}</span
            ></label
          >`,
      )}
    </div>
    ${renderEnds(question, language)}
    ${!question.required && html`<label class="none"><input type="radio" name="${name}" value="" /><span>${texts[language].noAnswer}</span></label>`}
  </fieldset>`;
}

/** Each end with its number, so that it is clear also where the scale takes two rows. */
function renderEnds(question: Question, language: Language): Html | undefined {
  const { lowLabels, highLabels, min, max } = question;
  if (lowLabels === null && highLabels === null) return undefined;
  return html`<p class="ends" id="${idOf(question, 'ends')}">
    <span>${lowLabels && html`<b>${min}</b> ${lowLabels[language]}`}</span>
    <span>${highLabels && html`<b>${max}</b> ${highLabels[language]}`}</span>
  </p>`;
}

function renderText({ question, language, entered, fault, focus }: Asked, error: Html | undefined): Html {
  // The first line break after the tag is not part of the text, so one is given away.
  return html`<label class="asks" for="${idOf(question, 'field')}">${question.labels[language]}</label>
    <p class="hint" id="${idOf(question, 'hint')}">${texts[language].textHint}</p>
    ${error}
    <textarea
      class="written"
      id="${idOf(question, 'field')}"
      name="${fieldOf(question)}"
      rows="5"
      maxlength="${longestText}"
      placeholder=" "
      autocomplete="off"
      ${describedBy(question, fault)}${question.required && html` required`}${fault && html` aria-invalid="true"`}${focus && html` autofocus`}
    >
${entered}</textarea>`;
}

function renderNumber({ question, language, entered, fault, focus }: Asked, error: Html | undefined): Html {
  const [min, max] = [question.min as number, question.max as number];
  return html`<label class="asks" for="${idOf(question, 'field')}">${question.labels[language]}</label>
    <p class="hint" id="${idOf(question, 'hint')}">${texts[language].numberHint(min, max)}</p>
    ${error}
    <input
      class="written"
      type="number"
      inputmode="${min < 0 ? 'text' : 'numeric'}"
      step="1"
      min="${min}"
      max="${max}"
      id="${idOf(question, 'field')}"
      name="${fieldOf(question)}"
      value="${entered}"
      placeholder=" "
      autocomplete="off"
      ${describedBy(question, fault)}${question.required && html` required`}${fault && html` aria-invalid="true"`}${focus && html` autofocus`}
    />
    ${renderEnds(question, language)}`;
}

function describedBy(question: Question, fault: Fault | undefined): Html | undefined {
  const shape = shapeOf(question);
  const hasEnds = shape !== 'text' && (question.lowLabels !== null || question.highLabels !== null);
  const ids = [
    fault && idOf(question, 'fault'),
    shape !== 'scale' && idOf(question, 'hint'),
    hasEnds && idOf(question, 'ends'),
  ].filter(Boolean);
  return ids.length > 0 ? html` aria-describedby="${ids.join(' ')}"` : undefined;
}
