// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { SaveButtons, Summary, type Wrong } from '../../followup/form-parts.js'
import type { EtatDefinition } from '../../model/edition.js'
import type { PageRequest } from '../../ui/page.js'
import type { Target } from '../../ui/target.js'
import { entityUrl, recordUrl } from '../../ui/urls.js'
import { editionUrl, mailsPath } from '../urls.js'
import { lotField } from './address.js'
import { controls, type Typed } from './input.js'
import { mailLotMessages } from './lot-messages.js'
import { type Named, type Survey, surveyMark } from './lot-survey.js'
import { MailWords } from './mail-words.js'
import { sendingMessages } from './messages.js'

/** Names of the controls by which a mail to each record of a listing is asked for. */
export const lotControls = { edition: 'edition', state: 'liste', count: 'nombre', recipients: 'destinataires' } as const

interface Props {
  readonly request: PageRequest
  readonly target: Target
  readonly etat: EtatDefinition
  /** State of the listing, without a place in it. */
  readonly state: string
  readonly survey: Survey
  readonly typed: Pick<Typed, 'subject' | 'text'>
  readonly problems: readonly Wrong[]
  readonly replyTo: string | null
  readonly back: string
}

/** Records that are named at most: the others are counted. */
const mostNamed = 50

/** Who would receive a mail, who would not, and with which words. */
export function MailLotForm({ request, target, etat, state, survey, typed, problems, replyTo, back }: Props) {
  const { app, entity } = target
  const messages = mailLotMessages(request.locale)
  const words = sendingMessages(request.locale)
  const common = { request, problems }
  return (
    <>
      <Summary {...common} />
      <section id={lotControls.recipients} tabIndex={-1} class="group mail-who" aria-labelledby="destinataires-titre">
        <h2 id="destinataires-titre">{messages.recipients}</h2>
        <p>
          <strong>{messages.going(survey.count)}</strong> {messages.field(lotField(entity)?.label ?? '')}
        </p>
        <LeftOut target={target} said={messages.none(survey.none.length)} those={survey.none} request={request} />
        <LeftOut target={target} said={messages.wrong(survey.wrong.length)} those={survey.wrong} request={request} />
        {survey.first && (
          <p>
            <a href={editionUrl(app, entity, survey.first.key, etat.name)} type="application/pdf">
              {messages.example(survey.first.label)}
            </a>{' '}
            <span class="help">{messages.exampleHelp}</span>
          </p>
        )}
      </section>
      {survey.count === 0 ? (
        <div class="buttons">
          <a class="button" href={back}>
            {words.cancel}
          </a>
        </div>
      ) : (
        <form
          method="post"
          action={entityUrl(app, entity.name, mailsPath)}
          class="record-form note-form mail-lot"
          noValidate
        >
          <input type="hidden" name="-csrf" value={request.csrf} />
          <input type="hidden" name={controls.once} value={randomUUID()} />
          <input type="hidden" name={lotControls.state} value={state} />
          <input type="hidden" name={lotControls.edition} value={etat.name} />
          <input type="hidden" name={lotControls.count} value={surveyMark(survey)} />
          <MailWords {...common} typed={typed} replyTo={replyTo} kept={messages.keptHelp} />
          <SaveButtons save={messages.submit(survey.count)} cancel={words.cancel} back={back} />
        </form>
      )}
    </>
  )
}

interface LeftOutProps {
  readonly request: PageRequest
  readonly target: Target
  readonly said: string
  readonly those: readonly Named[]
}

function LeftOut({ request, target: { app, entity }, said, those }: LeftOutProps) {
  if (those.length === 0) return null
  return (
    <details>
      <summary>{said}</summary>
      <ul>
        {those.slice(0, mostNamed).map(({ key, label }) => (
          <li key={key.join()}>
            <a href={recordUrl(app, entity.name, key)}>{label}</a>
          </li>
        ))}
        {those.length > mostNamed && <li>{mailLotMessages(request.locale).more(those.length - mostNamed)}</li>}
      </ul>
    </details>
  )
}
