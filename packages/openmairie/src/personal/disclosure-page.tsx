// SPDX-License-Identifier: EUPL-1.2
import type { Ctx } from '../records/index.js'
import { frenchDate } from '../ui/dates.js'
import { shown } from '../ui/format.js'
import { spokenInstant } from '../ui/moments.js'
import type { DisclosedRecord, Disclosure, Said } from './disclosure.js'
import { personalMessages } from './messages.js'
import { Treatments } from './treatments.js'

/** All that is held about a person, to be read and printed. */
export function DisclosurePage({ ctx, disclosure }: { ctx: Ctx; disclosure: Disclosure }) {
  const messages = personalMessages(ctx.locale)
  const { treatments, records, instant, complete } = disclosure
  return (
    <>
      <p class="lead">{messages.disclosureLead}</p>
      <p class="lead">
        {messages.established(spokenInstant(instant, ctx))} {messages.print}
      </p>
      <p class="flash">{messages.reread}</p>
      {!complete && (
        <p class="flash warning" role="status">
          {messages.incomplete}
        </p>
      )}
      {treatments.length > 0 && (
        <section class="person-data">
          <h2>{messages.why}</h2>
          <Treatments locale={ctx.locale} treatments={treatments} />
        </section>
      )}
      {records.map((record) => (
        <Record key={`${record.entity.name} ${record.label}`} ctx={ctx} record={record} />
      ))}
    </>
  )
}

function Record({ ctx, record }: { ctx: Ctx; record: DisclosedRecord }) {
  const messages = personalMessages(ctx.locale)
  const { entity, label, values, notes, tasks, mails, drafts, writes } = record
  const name = messages.tableOf(entity.label, label)
  const inTexts = drafts.filter(({ texts }) => texts.length > 0)
  const inFields = drafts.filter(({ values: typed }) => typed.length > 0)
  return (
    <section class="person-data">
      <h2>{name}</h2>
      <Values locale={ctx.locale} caption={name} values={values} />
      {notes.length > 0 && (
        <>
          <h3>{messages.notes}</h3>
          <ul>
            {notes.map(({ instant, text }) => (
              <li key={`${instant} ${text}`}>
                {spokenInstant(instant, ctx)} – {text}
              </li>
            ))}
          </ul>
        </>
      )}
      {tasks.length > 0 && (
        <>
          <h3>{messages.tasks}</h3>
          <ul>
            {tasks.map(({ what, due, isDone }) => (
              <li key={`${what} ${due}`}>
                {what}
                {due !== null && ` (${messages.due(frenchDate(due, ctx.locale))})`}
                {isDone && ` – ${messages.doneTask}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {mails.length > 0 && (
        <>
          <h3>{messages.mails}</h3>
          <ul>
            {mails.map(({ asked, to, edition, subject, text }) => (
              <li key={`${asked} ${to}`} class="note-text">
                {spokenInstant(asked, ctx)} – {messages.mail(edition, to, subject)}
                {'\n'}
                {text}
              </li>
            ))}
          </ul>
        </>
      )}
      {inTexts.length > 0 && (
        <>
          <h3>{messages.drafts}</h3>
          <ul>
            {inTexts.map(({ instant, texts }) => (
              <li key={`${instant} ${texts.join(' ')}`} class="note-text">
                {spokenInstant(instant, ctx)} – {texts.join(' – ')}
              </li>
            ))}
          </ul>
        </>
      )}
      {inFields.map((draft) => (
        <Values
          key={String(draft.instant)}
          locale={ctx.locale}
          caption={`${messages.drafts}, ${spokenInstant(draft.instant, ctx)}`}
          values={draft.values}
        />
      ))}
      {writes !== null && writes.length > 0 && (
        <>
          <h3>{messages.history}</h3>
          <ul>
            {writes.map((write) => (
              <li key={write.id}>
                {write.anonymised ? messages.anonymised : messages.writes[write.operation]}{' '}
                {messages.by(
                  spokenInstant(write.instant, ctx),
                  write.actor === 'system' ? messages.system : messages.agent,
                )}
                {write.erased && ` – ${messages.erased}`}
                {write.changes.length > 0 && (
                  <ul>
                    {write.changes.map(({ field, before, after }) => (
                      <li key={field.name}>
                        {messages.changed(
                          field.label,
                          shown(field, before, ctx) || messages.blank,
                          shown(field, after, ctx) || messages.blank,
                        )}
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Values({ locale, caption, values }: { locale: Ctx['locale']; caption: string; values: readonly Said[] }) {
  const messages = personalMessages(locale)
  return (
    <table class="changes">
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{messages.field}</th>
          <th scope="col">{messages.value}</th>
        </tr>
      </thead>
      <tbody>
        {values.map(({ field, shown: text }) => (
          <tr key={field.name}>
            <th scope="row">{field.label}</th>
            <td data-label={messages.value}>{text === '' ? <span class="unknown">{messages.blank}</span> : text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
