// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import { spokenInstant } from '../../ui/moments.js'
import type { PageRequest, Reply } from '../../ui/page.js'
import { keepVersion } from '../kept/store.js'
import { controlsOf, textsOf } from '../kept/texts.js'
import type { EditionServices } from '../services.js'
import { offeredFields, offeredTables, offeredVariables } from './fields.js'
import { namesOf } from './list-page.js'
import { editorMessages } from './messages.js'
import { editorPage, type Shown } from './page.js'
import { type Edited, editedBy, labelOfFiled } from './reach.js'
import { problemsIn, readTexts } from './read.js'
import { reportOf } from './report.js'
import { sampleOf, sampleTyped } from './sample.js'
import { editorControls, editorUrl } from './urls.js'

/** Keeps what is typed; or shows it again, with what stands against it. */
export async function save(services: EditionServices, request: PageRequest, edited: Edited): Promise<Reply> {
  const { ctx, filed, entity } = edited
  const messages = editorMessages(request.locale)
  const texts = readTexts(request.body, filed, edited.texts)
  const problems = problemsIn(filed, texts, request.locale)
  const report = reportOf(ctx, filed, entity, texts)
  const again = { texts, report, typed: true, seen: seenBy(request) }
  if (request.body.has(editorControls.check)) return shownTo(services, request, edited, { ...again, problems })
  if (problems.length > 0) return shownTo(services, request, edited, { ...again, problems, status: 422 })
  if (report.length > 0 && !request.body.has(editorControls.confirmed))
    return shownTo(services, request, edited, { ...again, status: 422 })
  const isInUse = edited.current !== null || edited.subject === null
  if (isInUse && controlsOf(filed).every((name) => edited.texts[name] === texts[name]))
    return { kind: 'redirect', location: editorUrl(edited.place), flash: { tone: 'info', message: messages.same } }
  const origin = edited.current?.origin ?? textsOf(filed)
  const outcome = await keepVersion(services.database, writingOf(request, edited), texts, origin)
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

/** What is typed, shown again as it was sent: nothing is kept, and nothing is said of it. */
export function typedAgain(services: EditionServices, request: PageRequest, edited: Edited): Promise<Reply> {
  const texts = readTexts(request.body, edited.filed, edited.texts)
  return shownTo(services, request, edited, { texts, typed: true, seen: seenBy(request) })
}

/** The page of a definition, with the record that it is tried on. */
export async function shownTo(
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

/** Who changes what, and from which state of it. */
export function writingOf(request: PageRequest, { place, subject }: Edited) {
  const { actor } = request
  if (!actor) throw new OpenMairieError('OM_FORBIDDEN')
  return { place, actor, seen: seenBy(request), subject }
}

/** The state that whoever sends a form was shown: what another keeps since is told when it is kept, however often it is shown again. */
function seenBy({ body }: PageRequest): number {
  return Number(body.get(editorControls.seen) ?? Number.NaN)
}
