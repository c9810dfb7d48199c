// SPDX-License-Identifier: EUPL-1.2
/** Name of the buttons that send a form to see it again, with what was typed, and write nothing. */
export const reviewName = '-revoir'

/**
 * What a button asked to see: the fields to carry over (`report`), choices that follow from what was typed (`choix`), a
 * text with something added (`ajout.<field>`).
 */
export type Review = string

/** What a posted form asks to see; null where it is to be written. */
export function reviewOf(body: URLSearchParams): Review | null {
  const asked = body.get(reviewName) ?? ''
  return /^(report|choix|ajout\..*)$/s.test(asked) ? asked : null
}
