// SPDX-License-Identifier: EUPL-1.2
import type { Target } from '../ui/target.js'
import type { Outcome } from './contract.js'
import { importMessages } from './messages.js'

/** How many lines a check found to be what. */
export function Outcomes({
  target: { ctx },
  outcome,
}: {
  readonly target: Pick<Target, 'ctx'>
  readonly outcome: Outcome
}) {
  const messages = importMessages(ctx.locale)
  const format = new Intl.NumberFormat(ctx.locale === 'fr' ? 'fr-FR' : 'en-GB')
  const told: readonly (readonly [string, number, boolean])[] = [
    [messages.toAdd, outcome.created, true],
    [messages.toModify, outcome.updated, outcome.updated > 0],
    [messages.same, outcome.unchanged, outcome.unchanged > 0],
    [messages.toMend, outcome.refused, true],
    [messages.totalLines, outcome.totals, outcome.totals > 0],
  ]
  return (
    <section aria-labelledby="bilan">
      <h2 id="bilan" class="hidden">
        {messages.found}
      </h2>
      <p role="status">{messages.checked(outcome)}</p>
      <dl class="inline outcome">
        {told
          .filter(([, , isTold]) => isTold)
          .map(([label, count]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{format.format(count)}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}
