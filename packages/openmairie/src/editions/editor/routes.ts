// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import { spokenInstant } from '../../ui/moments.js'
import type { PageRequest, Reply, Route } from '../../ui/page.js'
import type { Texts } from '../kept/contract.js'
import { keepVersion, type Outcome, takeBack } from '../kept/store.js'
import { controlsOf, textsOf } from '../kept/texts.js'
import { pdfReply } from '../pdf-reply.js'
import type { EditionServices } from '../services.js'
import { comparePage, sideNames } from './compare-page.js'
import { offeredFields, offeredTables, offeredVariables } from './fields.js'
import { editionsPage, namesOf } from './list-page.js'
import { editorMessages } from './messages.js'
import { editorPage, type Shown } from './page.js'
import { previewOf, saidInstead } from './preview.js'
import { demandEditor, type Edited, editedBy, labelOfFiled } from './reach.js'
import { problemsIn, readTexts } from './read.js'
import { reportOf } from './report.js'
import { sampleOf } from './sample.js'
import { editionsUrl, editorControls, editorUrl, editorVerbs } from './urls.js'

const pattern = `${editionsUrl}/:application/:genre/:edition`
const common = { scope: 'instance', access: 'signed-in' } as const

/** What is printed, changed on screen for the collectivité that one works for, by whoever has the permission. */
export function editorRoutes(services: EditionServices): readonly Route[] {
  const { database, renderer, letterhead } = services
  const posting = (path: string, handle: Route['handle']): Route => ({ ...common, method: 'POST', path, handle })
  return [
    {
      ...common,
      method: 'GET',
      path: editionsUrl,
      async handle(request) {
        demandEditor(request)
        return editionsPage(request, database)
      },
    },
    {
      ...common,
      method: 'GET',
      path: pattern,
      async handle(request) {
        const edited = await editedBy(request)
        const number = Number(request.query.get(editorControls.version) ?? 0)
        const viewing = edited.versions.find((each) => each.number === number) ?? null
        const texts = { ...edited.texts, ...viewing?.texts }
        return shownTo(services, request, edited, { texts, viewing, typed: false })
      },
    },
    posting(pattern, async (request) => save(services, request, await editedBy(request))),
    posting(`${pattern}/${editorVerbs.preview}`, async (request) => {
      const edited = await editedBy(request)
      const texts = readTexts(request.body, edited.filed, edited.texts)
      const sample = await sampleOf(edited.ctx, edited.about, sampleTyped(request))
      const problems = problemsIn(edited.filed, texts, request.locale).map(({ message }) => message)
      const reasons = sample ? problems : [editorMessages(request.locale).noSample, ...problems]
      const document =
        sample && reasons.length === 0
          ? await previewOf(edited, texts, sample, await letterhead(edited.ctx))
          : saidInstead(edited.ctx, reasons)
      const { pdf } = await renderer.draw(document)
      return pdfReply(`${editorVerbs.preview}.pdf`, pdf, true)
    }),
    posting(`${pattern}/${editorVerbs.takeBack}`, async (request) => {
      const edited = await editedBy(request)
      const outcome = await takeBack(database, writingOf(request, edited))
      return afterwards(request, edited, outcome, editorMessages(request.locale).takenBack)
    }),
    posting(`${pattern}/${editorVerbs.restore}`, async (request) => {
      const edited = await editedBy(request)
      const number = Number(request.body.get(editorControls.version) ?? 0)
      const version = edited.versions.find((each) => each.number === number)
      if (!version) throw new OpenMairieError('OM_NOT_FOUND')
      const outcome = await keepVersion(database, writingOf(request, edited), version.texts, version.origin)
      return afterwards(request, edited, outcome, editorMessages(request.locale).restored(number))
    }),
    {
      ...common,
      method: 'GET',
      path: `${pattern}/${editorVerbs.compare}`,
      async handle(request) {
        const edited = await editedBy(request)
        return comparePage(request, edited, ownOf(edited))
      },
    },
    posting(`${pattern}/${editorVerbs.compare}`, async (request) => {
      const edited = await editedBy(request)
      const now = textsOf(edited.filed)
      const ours: Texts = { ...now, ...ownOf(edited).texts }
      const chosen = Object.fromEntries(
        controlsOf(edited.filed).map((name) => {
          const isFile = request.body.get(editorControls.choice(name)) === sideNames.file
          return [name, (isFile ? now : ours)[name] ?? '']
        }),
      )
      const outcome = await keepVersion(database, writingOf(request, edited), chosen, now)
      return afterwards(request, edited, outcome, editorMessages(request.locale).compared)
    }),
  ]
}

/** Keeps what is typed; or shows it again, with what stands against it. */
async function save(services: EditionServices, request: PageRequest, edited: Edited): Promise<Reply> {
  const { ctx, filed, entity } = edited
  const messages = editorMessages(request.locale)
  const texts = readTexts(request.body, filed, edited.texts)
  const problems = problemsIn(filed, texts, request.locale)
  const report = reportOf(ctx, filed, entity, texts)
  const again = { texts, report, typed: true }
  if (request.body.has(editorControls.check)) return shownTo(services, request, edited, { ...again, problems })
  if (problems.length > 0) return shownTo(services, request, edited, { ...again, problems, status: 422 })
  if (report.length > 0 && !request.body.has(editorControls.confirmed))
    return shownTo(services, request, edited, { ...again, status: 422 })
  const writing = writingOf(request, edited)
  const own = edited.versions.find(({ active }) => active) ?? null
  if (own && controlsOf(filed).every((name) => own.texts[name] === texts[name]))
    return { kind: 'redirect', location: editorUrl(edited.place), flash: { tone: 'info', message: messages.same } }
  const origin = edited.current?.origin ?? textsOf(filed)
  const outcome = await keepVersion(services.database, writing, texts, origin)
  if (outcome.kind === 'done') {
    const label = texts['label'] || labelOfFiled(filed, entity)
    return {
      kind: 'redirect',
      location: editorUrl(edited.place),
      flash: { tone: 'success', message: messages.saved(label) },
    }
  }
  const now = await editedBy(request)
  const theirs = now.versions.find(({ active }) => active)
  const said = theirs ? messages.meanwhile(theirs.author, spokenInstant(theirs.at, ctx)) : messages.takenBackMeanwhile
  return shownTo(services, request, now, { texts, typed: true, meanwhile: { said, texts: now.texts }, status: 409 })
}

async function shownTo(
  { database, letterhead }: EditionServices,
  request: PageRequest,
  edited: Edited,
  shown: Omit<Shown, 'sample' | 'sampleTyped' | 'groups' | 'nameOf'>,
): Promise<Reply> {
  const { ctx, filed, entity, about } = edited
  const typed = sampleTyped(request)
  const sample = await sampleOf(ctx, about, typed)
  const { name: owner } = await letterhead(ctx)
  const groups =
    filed.kind === 'sous-etat'
      ? await offeredFields(ctx, entity, null, 'column')
      : [
          ...(await offeredFields(ctx, entity, sample?.key ?? null)),
          offeredVariables(ctx, owner),
          ...(filed.kind === 'etat' ? [offeredTables(ctx, entity)] : []),
        ]
  const nameOf = await namesOf(database, request)
  return editorPage(request, edited, { ...shown, sample, sampleTyped: typed, groups, nameOf })
}

function sampleTyped({ body, query }: PageRequest): string {
  return (body.get(editorControls.sample) ?? query.get(editorControls.sample) ?? '').trim()
}

function writingOf({ actor, body }: PageRequest, { place }: Edited) {
  if (!actor) throw new OpenMairieError('OM_FORBIDDEN')
  const seen = Number(body.get(editorControls.seen) ?? Number.NaN)
  return { place, actor, seen }
}

/** The version that the collectivité prints. Raises OM_NOT_FOUND where it keeps none in use. */
function ownOf({ versions }: Edited) {
  const own = versions.find(({ active }) => active)
  if (!own) throw new OpenMairieError('OM_NOT_FOUND')
  return own
}

function afterwards(request: PageRequest, { place }: Edited, { kind }: Outcome, done: string): Reply {
  const message = kind === 'done' ? done : editorMessages(request.locale).backMeanwhile
  return {
    kind: 'redirect',
    location: editorUrl(place),
    flash: { tone: kind === 'done' ? 'success' : 'warning', message },
  }
}
