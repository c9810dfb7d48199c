// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import type { Problem } from '../../model/override.js'
import { freeName, sqlName } from '../../proposal/names.js'
import { homeOf } from '../../records/index.js'
import type { PageRequest, Reply } from '../../ui/page.js'
import { ownFiled } from '../kept/own.js'
import { keepVersion } from '../kept/store.js'
import { textsOf } from '../kept/texts.js'
import type { EditionServices } from '../services.js'
import { createPage } from './create-page.js'
import { editorMessages } from './messages.js'
import { demandEditor, editableIn, keptFor } from './reach.js'
import { type Sort, type Start, sorts, startsOf } from './starting.js'
import { creationControls, editorUrl } from './urls.js'

/** Characters of a name at most. */
const longest = 100

/** Asks what a new definition is called and what it begins from. Raises OM_FORBIDDEN. */
export async function asked(request: PageRequest): Promise<Reply> {
  demandEditor(request)
  const typed = { label: '', start: request.query.get(creationControls.start) ?? '' }
  return createPage(request, { sort: sortIn(request.query), groups: await groupsOf(request), typed, problems: [] })
}

/** The same, with what was typed. Raises OM_FORBIDDEN. */
export async function askedAgain(request: PageRequest): Promise<Reply> {
  demandEditor(request)
  return createPage(request, { ...(await sentOf(request)), problems: [] })
}

/** Makes a definition that no file has, for the collectivité that one works for; or shows again what was typed. Raises OM_FORBIDDEN. */
export async function create({ database }: EditionServices, request: PageRequest): Promise<Reply> {
  demandEditor(request)
  const { actor, locale } = request
  const messages = editorMessages(locale)
  const { sort, groups, typed } = await sentOf(request)
  const { label } = typed
  const start = groups.flatMap(({ copies, blank }) => [...copies, ...blank]).find(({ value }) => value === typed.start)
  const problems: readonly Problem[] = [
    ...(label === '' ? [{ field: creationControls.label, message: messages.wrong.label }] : []),
    ...(label.length > longest ? [{ field: creationControls.label, message: messages.wrong.longLabel(longest) }] : []),
    ...(start ? [] : [{ field: creationControls.start, message: messages.wrong.start }]),
  ]
  if (!actor) throw new OpenMairieError('OM_FORBIDDEN')
  if (!start || problems.length > 0) return createPage(request, { sort, groups, typed, problems, status: 422 })
  const { ctx, kind, subject, texts } = start
  const filed = ownFiled(kind, '', subject)
  const taken = await namesOf(start)
  for (;;) {
    const name = freeName(sqlName(label) || sort, taken)
    const place = { application: ctx.app.definition.name, kind, name, collectivite: homeOf(ctx) }
    const writing = { place, actor, seen: 0, subject }
    const { kind: outcome } = await keepVersion(database, writing, { ...texts, label }, filed ? textsOf(filed) : {})
    if (outcome === 'done')
      return {
        kind: 'redirect',
        location: editorUrl(place),
        flash: { tone: 'success', message: messages.created(label) },
      }
    // Somebody made one of that name meanwhile, or versions of a file that is gone have it.
    taken.add(name)
  }
}

/** What the form of a new definition says, beside what it may begin from. */
async function sentOf(request: PageRequest) {
  const { body } = request
  const sort = sortIn(body)
  const label = (body.get(creationControls.label) ?? '').trim()
  const typed = { label, start: body.get(creationControls.start) ?? '' }
  return { sort, groups: await groupsOf(request, sort), typed }
}

/** Names of the definitions of a kind that a collectivité has, or had. */
async function namesOf({ ctx, kind }: Start): Promise<Set<string>> {
  const { used, gone } = await keptFor(ctx)
  const known = editableIn(ctx, []).map(({ filed }) => ({ kind: filed.kind, name: filed.definition.name }))
  return new Set([...known, ...used, ...gone].filter((each) => each.kind === kind).map(({ name }) => name))
}

function groupsOf(request: PageRequest, sort: Sort = sortIn(request.query)) {
  return Promise.all(
    request.apps.map(async (app) => {
      const { copies, blank } = await startsOf(request.contextOf(app), sort)
      const byLabel = (a: Start, b: Start): number => a.label.localeCompare(b.label, request.locale)
      return { label: app.definition.label, copies: copies.toSorted(byLabel), blank: blank.toSorted(byLabel) }
    }),
  )
}

function sortIn(given: URLSearchParams): Sort {
  return sorts.find((each) => each === given.get(creationControls.sort)) ?? 'lettre'
}
