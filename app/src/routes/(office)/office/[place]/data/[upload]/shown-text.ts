import type { TextQuestion } from '#features/indicator/wizard.types.ts';
import type { Option } from './options.ts';

/** A text of the file with what it may mean. */
export interface ShownText extends TextQuestion {
  readonly options: readonly Option[];
  /** it names what a row is about, and may also say whom */
  readonly isOfIndicators: boolean;
}
