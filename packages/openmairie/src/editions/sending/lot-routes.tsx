// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { OpenMairieError } from '../../errors/errors.js'
import type { Wrong } from '../../followup/form-parts.js'
import { type LotsOfLate, lotsOfLate } from '../../followup/mails/lots.js'
import { replyAddressOf } from '../../followup/mails/sending.js'
import { askJobWithin, findJob, jobId } from '../../jobs/store.js'
import { usualOf } from '../../listing/usual.js'
import type { Locale } from '../../model/application.js'
import type { EtatDefinition } from '../../model/edition.js'
import { homeOf } from '../../records/index.js'
import { askedBy } from '../../ui/job-target.js'
import { jobUrl } from '../../ui/job-urls.js'
import { withoutPlace } from '../../ui/list-state.js'
import type { PageRequest, Reply, Route } from '../../ui/page.js'
import { trailTo } from '../../ui/place.js'
import type { Target } from '../../ui/target.js'
import { entityUrl } from '../../ui/urls.js'
import { labelOfEtat } from '../compose/etat.js'
import { withEditions } from '../kept/choice.js'
import { etatsOf } from '../offered.js'
import { maySendToEach } from '../rights.js'
import type { EditionServices } from '../services.js'
import { mailsPath, printUrl } from '../urls.js'
import { addressFields } from './address.js'
import { controls, problemsOf, readTyped, type Typed } from './input.js'
import { lotLimit, mailTries } from './limits.js'
import { mailLotJob } from './lot-job.js'
import { mailLotMessages } from './lot-messages.js'
import { lotControls, MailLotForm } from './lot-page.js'
import { goingOf, keysOf, type Survey, survey, surveyMark } from './lot-survey.js'
import { sendingMessages } from './messages.js'

/** The page that sends an edition of each record of a listing by mail, each to its own address. */
export function mailLotRoutes(services: EditionServices): readonly Route[] {
  const common = { path: `/:entity/-/${mailsPath}`, scope: 'application', access: 'signed-in' } as const
  return [
    {
      ...common,
      method: 'GET',
      async handle(request) {
        const state = new URLSearchParams(withoutPlace(request.query))
        state.delete(lotControls.edition)
        const lot = await opened(services, request, request.query.get(lotControls.edition), state)
        return formPage(lot, await usualWords(lot), [])
      },
    },
    {
      ...common,
      method: 'POST',
      async again(request) {
        const lot = await sentLot(services, request)
        // Who would have it may be others by now.
        return formPage(lot, readTyped(request.body), obstacles(lot))
      },
      async handle(request) {
        const lot = await sentLot(services, request)
        const typed = readTyped(request.body)
        // The form's one-time key is the job's: sent twice, it is one.
        const { actor } = lot.target.ctx
        const once = request.body.get(controls.once) || randomUUID()
        const id = jobId(actor.id, once, lot.etat.name, typed.subject, typed.text, lot.again ? lotControls.again : '')
        if (await findJob(services.database, id, actor.id)) return { kind: 'redirect', location: jobUrl(id) }
        const problems = [
          ...problemsOf(typed, request.locale).filter(({ control }) => control !== controls.to),
          ...obstacles(lot),
        ]
        const { found } = lot
        return problems.length > 0 || found === null
          ? formPage(lot, typed, problems)
          : send({ ...lot, found }, id, typed)
      },
    },
  ]
}

/** The lot that a form is about. Raises OM_NOT_FOUND, OM_FORBIDDEN. */
function sentLot(services: EditionServices, request: PageRequest): Promise<Opened> {
  const state = withoutPlace(new URLSearchParams(request.body.get(lotControls.state) ?? ''))
  return opened(services, request, request.body.get(lotControls.edition), state)
}

interface Opened {
  readonly services: EditionServices
  readonly request: PageRequest
  readonly target: Target
  readonly etat: EtatDefinition
  readonly state: URLSearchParams
  /** Null where there are too many records for one lot. */
  readonly found: Survey | null
  /** Whether those that had it of late have it again. */
  readonly again: boolean
}

/** The listing and the edition that are asked for. Raises OM_NOT_FOUND, OM_FORBIDDEN. */
async function opened(
  services: EditionServices,
  request: PageRequest,
  edition: string | null,
  state: URLSearchParams,
): Promise<Opened> {
  const usual = await usualOf(request)
  const { app, entity } = usual
  const ctx = await withEditions(usual.ctx)
  const target = { app, ctx, entity }
  if (!maySendToEach(target)) throw new OpenMairieError('OM_FORBIDDEN')
  const etats = etatsOf(ctx.app, entity)
  const etat = edition === null ? etats[0] : etats.find(({ name }) => name === edition)
  if (!etat) throw new OpenMairieError('OM_NOT_FOUND')
  return {
    services,
    request,
    target,
    etat,
    state,
    found: await survey(target, etat.name, usual.read(state).query, lotLimit.most),
    again: request.body.get(lotControls.again) === '1',
  }
}

/** Words that suit any edition. */
async function usualWords({ services, request, target: { ctx, entity }, etat }: Opened) {
  const messages = sendingMessages(request.locale)
  const edition = labelOfEtat(etat, entity)
  const { name: owner } = await services.letterhead(ctx)
  return {
    subject: messages.usualSubject(edition, owner),
    text: messages.usualText(edition, ctx.actor.name, owner),
  }
}

/** Why a lot cannot be sent now, whatever is typed. */
function obstacles({ services, request, found, again }: Opened): readonly Wrong[] {
  const messages = mailLotMessages(request.locale)
  const problem = (message: string, control: string = lotControls.recipients) => [{ control, message }]
  if (!services.mails) return problem(sendingMessages(request.locale).unset)
  if (found === null) return problem(messages.tooLong(lotLimit.most))
  const going = goingOf(found, again)
  // What is confirmed is what was shown.
  if (request.body.get(lotControls.count) !== surveyMark(found)) return problem(messages.changed(going))
  if (going > 0) return []
  return found.had.length > 0 ? problem(messages.allHad, lotControls.again) : problem(messages.nobody)
}

/** The same, by what was sent of late: one lot of an account at a time, one of an edition in a collectivité, and so many mails a day. */
function tooMuch(going: number, { runs, mails }: LotsOfLate, locale: Locale): readonly Wrong[] {
  const messages = mailLotMessages(locale)
  const problem = (message: string): readonly Wrong[] => [{ control: lotControls.recipients, message }]
  if (runs) return problem(runs === 'own' ? messages.runs : messages.sameRuns)
  const left = Math.max(0, lotLimit.perDay - mails)
  return going > left ? problem(messages.tooMany(left, lotLimit.perDay)) : []
}

async function send(lot: Opened & { readonly found: Survey }, id: string, { subject, text }: Typed): Promise<Reply> {
  const { services, target, etat, state, found, again } = lot
  const { app, ctx, entity } = target
  const asked = { user: ctx.actor.id, collectivite: homeOf(ctx), kind: mailLotJob }
  const about = { application: app.definition.name, entity: entity.name, edition: etat.name }
  const problems = await services.database.transaction(async (transaction) => {
    const late = await lotsOfLate(transaction, { ...asked, ...about })
    const tooMany = tooMuch(goingOf(found, again), late, ctx.locale)
    if (tooMany.length > 0) return tooMany
    await askJobWithin(transaction, {
      id,
      ...asked,
      label: mailLotMessages(ctx.locale).job(labelOfEtat(etat, entity), entity.label),
      home: entityUrl(app, entity.name, null, state),
      payload: { ...askedBy(target), keys: keysOf(found, again), edition: etat.name, subject, text, again },
      tries: mailTries,
    })
    return []
  })
  return problems.length > 0 ? formPage(lot, { subject, text }, problems) : { kind: 'redirect', location: jobUrl(id) }
}

async function formPage(
  lot: Opened,
  typed: Pick<Typed, 'subject' | 'text'>,
  problems: readonly Wrong[],
): Promise<Reply> {
  const { services, request, target, etat, state, found, again } = lot
  const { app, ctx, entity } = target
  const messages = sendingMessages(request.locale)
  const back = printUrl(app, entity, state)
  const refusal = !services.mails
    ? messages.unset
    : found === null
      ? mailLotMessages(request.locale).tooLong(lotLimit.most)
      : null
  const title = messages.title(labelOfEtat(etat, entity))
  return {
    kind: 'page',
    status: refusal !== null ? 409 : problems.length > 0 ? 422 : 200,
    title,
    current: entity.name,
    breadcrumb: [...trailTo(target, entityUrl(app, entity.name, null, state)), { label: title, href: null }],
    // Nothing is typed yet that a refusal would lose.
    body:
      refusal !== null && problems.length === 0 ? (
        <>
          <p class="empty">{refusal}</p>
          <div class="buttons">
            <a class="button" href={back}>
              {messages.cancel}
            </a>
          </div>
        </>
      ) : (
        <MailLotForm
          {...{ request, target, etat, typed, problems, again, back }}
          state={state.toString()}
          survey={found}
          replyTo={await replyAddressOf(ctx.instance, ctx.actor.id)}
        />
      ),
  }
}

/** Whether mails are offered for a listing: its records hold addresses that the user sees, and he may send to each. */
export function offersMails({ mails }: Pick<EditionServices, 'mails'>, target: Target): boolean {
  return mails !== null && maySendToEach(target) && addressFields(target.entity).length > 0
}
