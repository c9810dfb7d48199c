// SPDX-License-Identifier: EUPL-1.2

/** Words of the page that the editor draws: what it calls the things that stand in a text. */
export interface Words {
  readonly when: string
  readonly each: string
  readonly together: string
  readonly facts: string
  readonly allFacts: string
  readonly sousEtat: string
  readonly barcode: string
  readonly logo: string
  readonly signature: string
  readonly pageBreak: string
  readonly tools: string
  readonly refused: string
  /** What a box of the page calls one of its choices; the choice itself where it is none. */
  nameOf(box: string, value: string): string
}

/** The words that the page gives with its tools. */
export function wordsOf({ dataset }: HTMLElement): Words {
  const said = (name: string): string => dataset[name] ?? ''
  return {
    when: said('when'),
    each: said('each'),
    together: said('together'),
    facts: said('facts'),
    allFacts: said('allFacts'),
    sousEtat: said('sousEtat'),
    barcode: said('barcode'),
    logo: said('logo'),
    signature: said('signature'),
    pageBreak: said('pageBreak'),
    tools: said('tools'),
    refused: said('refused'),
    nameOf: (box, value) => {
      const options = document.querySelectorAll<HTMLOptionElement>(`dialog[data-box="${CSS.escape(box)}"] option`)
      return [...options].find((option) => option.value === value)?.text ?? value
    },
  }
}
