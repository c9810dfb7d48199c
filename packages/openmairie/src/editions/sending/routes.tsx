// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { OpenMairieError } from '../../errors/errors.js'
import { sizeText } from '../../files/size.js'
import { besidePage, type Wrong } from '../../followup/form-parts.js'
import { keepMail } from '../../followup/mails/keep.js'
import { replyAddressOf } from '../../followup/mails/sending.js'
import type { Anchored } from '../../followup/opening.js'
import { besideUrl } from '../../followup/urls.js'
import { read, today } from '../../records/index.js'
import type { PageRequest, Reply, Route } from '../../ui/page.js'
import { type AskedEdition, askedEdition, drawAsked } from '../asked.js'
import { labelOfEtat } from '../compose/etat.js'
import { onePiece } from '../pdf-reply.js'
import { maySend } from '../rights.js'
import type { EditionServices } from '../services.js'
import { offerUrl } from '../urls.js'
import { addressesOf } from './address.js'
import { SendingForm } from './form.js'
import { controls, problemsOf, readTyped, type Typed } from './input.js'
import { mailJob } from './job.js'
import { mailLimit, mostBytes } from './limits.js'
import { sendingMessages } from './messages.js'

/** The page that sends an edition of a record by mail. */
export function sendingRoutes(services: EditionServices): readonly Route[] {
  const common = { path: '/:entity/:key/-/courriel/:edition', scope: 'application', access: 'signed-in' } as const
  return [
    {
      ...common,
      method: 'GET',
      async handle(request) {
        const sent = await opened(services, request)
        return services.mails ? formPage(sent, await proposed(sent), []) : unsetPage(sent)
      },
    },
    {
      ...common,
      method: 'POST',
      async again(request) {
        return formPage(await opened(services, request), readTyped(request.body), [])
      },
      async handle(request) {
        const sent = await opened(services, request)
        const typed = readTyped(request.body)
        if (!services.mails) {
          const message = sendingMessages(request.locale).unset
          return formPage(sent, typed, [{ control: controls.to, message }], 409)
        }
        const problems = problemsOf(typed, request.locale)
        return problems.length > 0 ? formPage(sent, typed, problems) : send(sent, services.mails, typed)
      },
    },
  ]
}

interface Sending {
  readonly services: EditionServices
  readonly request: PageRequest
  readonly asked: AskedEdition
  readonly anchor: Anchored
}

/** What an address asks to send. Raises OM_NOT_FOUND, OM_FORBIDDEN. */
async function opened(services: EditionServices, request: PageRequest): Promise<Sending> {
  const asked = await askedEdition(request)
  const { app, ctx, entity, key } = asked
  if (!maySend(asked)) throw new OpenMairieError('OM_FORBIDDEN')
  const record = await read(ctx, entity, key)
  if (!record) throw new OpenMairieError('OM_NOT_FOUND')
  return { services, request, asked, anchor: { app, ctx, entity, key: record.key, record } }
}

/** The address of the record where it has one, and words that suit any edition. */
async function proposed({ services, request, asked, anchor }: Sending): Promise<Typed> {
  const messages = sendingMessages(request.locale)
  const edition = labelOfEtat(asked.etat, asked.entity)
  const { name: owner } = await services.letterhead(asked.ctx)
  return {
    to: addressesOf(anchor.entity, anchor.record.values)[0] ?? '',
    subject: messages.usualSubject(edition, owner),
    text: messages.usualText(edition, asked.ctx.actor.name, owner),
  }
}

async function send(sent: Sending, mails: NonNullable<EditionServices['mails']>, typed: Typed): Promise<Reply> {
  const { services, request, asked, anchor } = sent
  const { ctx, etat, entity } = asked
  const messages = sendingMessages(request.locale)
  const refused = (control: string, message: string) => formPage(sent, typed, [{ control, message }])
  const drawn = await drawAsked(services, asked).catch((error: unknown) => {
    if (error instanceof OpenMairieError && error.code === 'OM_EDITION') return error
    throw error
  })
  if (drawn instanceof OpenMairieError) return refused(controls.file, drawn.publicMessage(request.locale))
  const { pdf, told } = drawn
  if (pdf.length > mostBytes)
    return refused(
      controls.file,
      messages.tooLarge(sizeText(pdf.length, request.locale), sizeText(mostBytes, request.locale)),
    )
  if (!(await mails.admits(ctx.actor.id))) return refused(controls.to, messages.tooMany(mailLimit.most))
  const edition = { name: etat.name, label: labelOfEtat(etat, entity) }
  const file = await services.files.put(onePiece(pdf), { name: `${etat.name}-${today(ctx)}.pdf`, own: true })
  const key = request.body.get(controls.once) || randomUUID()
  const home = besideUrl(anchor, {}, 'courriels')
  await keepMail(anchor, { ...typed, edition, file, told, job: mailJob(anchor, { key, edition, home, typed }) }, key)
  return {
    kind: 'redirect',
    location: besideUrl(anchor, request.query, 'courriels'),
    flash: { tone: 'success', message: messages.asked(typed.to) },
  }
}

async function formPage(
  sent: Sending,
  typed: Typed,
  problems: readonly Wrong[],
  status = problems.length > 0 ? 422 : 200,
): Promise<Reply> {
  const { request, asked, anchor } = sent
  const { ctx, etat, entity } = asked
  const title = sendingMessages(request.locale).title(labelOfEtat(etat, entity))
  const body = (
    <SendingForm
      request={request}
      asked={asked}
      typed={typed}
      isProposed={addressesOf(anchor.entity, anchor.record.values).includes(typed.to)}
      problems={problems}
      replyTo={await replyAddressOf(ctx.instance, ctx.actor.id)}
      back={backOf(sent)}
    />
  )
  return {
    ...(await besidePage(request, anchor, title, body, status)),
    frames: true,
    wide: true,
  }
}

/** Where no mail server is set, before anything is typed. */
function unsetPage(sent: Sending): Promise<Reply> {
  const { request, anchor } = sent
  const messages = sendingMessages(request.locale)
  const body = (
    <>
      <p class="empty">{messages.unset}</p>
      <div class="buttons">
        <a class="button" href={backOf(sent)}>
          {messages.cancel}
        </a>
      </div>
    </>
  )
  return besidePage(request, anchor, messages.send, body, 409)
}

function backOf({ request, asked }: Sending): string {
  return offerUrl(asked.app, asked.entity, asked.key, Object.fromEntries(request.query))
}
