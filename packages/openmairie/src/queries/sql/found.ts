// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import type { Answer, Ctx } from '../../records/index.js'

/** What a text found, or what is wrong with it or with the base, in a sentence. */
export type Found =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly message: string; readonly status: number }

const told: ReadonlySet<string> = new Set(['OM_FREE_SQL_TEXT', 'OM_FREE_SQL_NOT_GIVEN', 'OM_FREE_SQL_BUSY'])

/** Runs a text; what its author or the administrator of the base can mend is told on its page. Raises anything else. */
export async function found({ locale }: Ctx, asked: () => Promise<Answer>): Promise<Found> {
  try {
    return { kind: 'answer', answer: await asked() }
  } catch (error) {
    if (!(error instanceof OpenMairieError) || !told.has(error.code)) throw error
    return { kind: 'refused', message: error.publicMessage(locale), status: error.status }
  }
}
