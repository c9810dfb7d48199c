// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { describedBy, ErrorOf, SaveButtons, Summary, type Wrong } from '../../followup/form-parts.js'
import { hadDays } from '../../followup/mails/lots.js'
import type { EtatDefinition } from '../../model/edition.js'
import type { PageRequest } from '../../ui/page.js'
import type { Target } from '../../ui/target.js'
import { entityUrl, recordUrl } from '../../ui/urls.js'
import { editionUrl, mailsPath } from '../urls.js'
import { lotField } from './address.js'
import { controls, type Typed } from './input.js'
import { mailLotMessages } from './lot-messages.js'
import { goingOf, type Named, type Survey, surveyMark } from './lot-survey.js'
import { MailWords } from './mail-words.js'
import { sendingMessages } from './messages.js'

/** Names of the controls by which a mail to each record of a listing is asked for. */
export const lotControls = {
  edition: 'edition',
  state: 'liste',
  count: 'nombre',
  recipients: 'destinataires',
  again: 'encore',
} as const

interface Props {
  readonly request: PageRequest
  readonly target: Target
  readonly etat: EtatDefinition
  /** State of the listing, without a place in it. */
  readonly state: string
  /** Null where there are too many records for one lot. */
  readonly survey: Survey | null
  /** Whether those that had it have it again. */
  readonly again: boolean
  readonly typed: Pick<Typed, 'subject' | 'text'>
  readonly problems: readonly Wrong[]
  readonly replyTo: string | null
  readonly back: string
}

/** Records that are named at most: the others are counted. */
const mostNamed = 50

/** Who would receive a mail, who would not, and with which words; what was typed is there as long as something is wrong. */
export function MailLotForm(props: Props) {
  const { request, target, etat, state, survey, again, typed, problems, replyTo, back } = props
  const { app, entity } = target
  const messages = mailLotMessages(request.locale)
  const words = sendingMessages(request.locale)
  const common = { request, problems }
  const had = survey?.had.length ?? 0
  const count = survey?.count ?? 0
  const heading = `${lotControls.recipients}-titre`
  return (
    <>
      <Summary {...common} />
      <section
        id={lotControls.recipients}
        tabIndex={-1}
        class="group mail-who"
        aria-labelledby={heading}
        aria-describedby={describedBy(lotControls.recipients, problems, false)}
      >
        <h2 id={heading}>{messages.recipients}</h2>
        <ErrorOf id={lotControls.recipients} problems={problems} />
        {survey && <Recipients {...props} survey={survey} />}
      </section>
      {count + had + problems.length === 0 ? (
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
          <input type="hidden" name={controls.once} value={request.body.get(controls.once) || randomUUID()} />
          <input type="hidden" name={lotControls.state} value={state} />
          <input type="hidden" name={lotControls.edition} value={etat.name} />
          {survey && <input type="hidden" name={lotControls.count} value={surveyMark(survey)} />}
          {survey && had > 0 && <Again {...common} again={again} all={goingOf(survey, true)} />}
          <MailWords {...common} typed={typed} replyTo={replyTo} kept={messages.keptHelp} />
          {/* Where a box changes how many go, the button says no number. */}
          <SaveButtons
            save={had > 0 || count === 0 ? words.submit : messages.submit(count)}
            cancel={words.cancel}
            back={back}
          />
        </form>
      )}
    </>
  )
}

function Recipients({ request, target, etat, survey, again }: Props & { readonly survey: Survey }) {
  const { app, entity } = target
  const messages = mailLotMessages(request.locale)
  const { none, wrong, had, first } = survey
  const common = { request, target }
  return (
    <>
      <p>
        <strong>{messages.going(goingOf(survey, again))}</strong> {messages.field(lotField(entity)?.label ?? '')}
      </p>
      <LeftOut {...common} said={messages.none(none.length)} those={none} />
      <LeftOut {...common} said={messages.wrong(wrong.length)} those={wrong} />
      <LeftOut {...common} said={messages.had(had.length, hadDays, !again)} those={had} />
      {first && (
        <p>
          <a href={editionUrl(app, entity, first.key, etat.name)} type="application/pdf">
            {messages.example(first.label)}
          </a>{' '}
          <span class="help">{messages.exampleHelp}</span>
        </p>
      )}
    </>
  )
}

interface AgainProps extends Pick<Props, 'request' | 'problems' | 'again'> {
  /** How many mails would go then. */
  readonly all: number
}

function Again({ request, problems, again, all }: AgainProps) {
  const messages = mailLotMessages(request.locale)
  const id = lotControls.again
  const isWrong = problems.some(({ control }) => control === id)
  return (
    <div class={isWrong ? 'field check wrong' : 'field check'}>
      <ErrorOf id={id} problems={problems} />
      <input
        type="checkbox"
        id={id}
        name={id}
        value="1"
        checked={again}
        aria-describedby={describedBy(id, problems, true)}
        aria-invalid={isWrong ? 'true' : undefined}
      />
      <label for={id}>{messages.again}</label>
      <p class="help" id={`${id}-aide`}>
        {messages.againHelp(all)}
      </p>
    </div>
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
