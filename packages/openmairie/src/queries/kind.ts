// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import { OpenMairieError } from '../errors/errors.js'
import { knownQueries } from '../kept-queries/choice.js'
import type { Question } from '../kept-queries/contract.js'
import type { Locale } from '../model/application.js'
import type { Problem } from '../model/override.js'
import type { Ctx } from '../records/index.js'
import type { PageContent, PageRequest, Reply } from '../ui/page.js'
import type { Building } from './building-page.js'
import { acts } from './changes.js'
import { kept, revisionSeen } from './keeping.js'
import { queriesMessages } from './messages.js'
import { isAbout, type Reached, reachedBy } from './reach.js'
import { controls, queryUrl } from './urls.js'

/** The query that a draft says, and what is wrong with what is typed, tied to controls. */
export interface FromDraft<Definition> {
  readonly definition: Definition
  readonly problems: readonly Problem[]
}

/** A kind of query, as far as it is built otherwise than the other one. */
export interface QueryKind<Asked extends Question, Draft extends { readonly label: string }> {
  /** Who may build one. Raises OM_FORBIDDEN. */
  demand(request: PageRequest): void
  is(question: Question): question is Asked
  asked(definition: Asked['definition']): Asked
  /** A definition as one would type it. */
  draftOf(ctx: Ctx, definition: Asked['definition']): Draft | Promise<Draft>
  /** Reads what is typed. */
  read(ctx: Ctx, body: URLSearchParams): Draft
  from(ctx: Ctx, draft: Draft, name: string): FromDraft<Asked['definition']> | Promise<FromDraft<Asked['definition']>>
  readonly newUrl: string
  newTitle(locale: Locale): string
  /** The page where it is built, with what it finds so far. */
  page(request: PageRequest, building: Building, draft: Draft, definition: Asked['definition']): Promise<PageContent>
}

/** How queries of a kind are built. Each raises OM_FORBIDDEN. */
export interface Builder<Asked extends Question, Draft> {
  /** Shows a draft of a new query. */
  begun(request: PageRequest, ctx: Ctx, draft: Draft): Promise<Reply>
  /** Begins by a query that its reader may run. Raises OM_NOT_FOUND. */
  copied(request: PageRequest, ctx: Ctx, name: string): Promise<Reply>
  /** Shows what is typed of a new query, or keeps it. */
  newSent(request: PageRequest, database: Database): Promise<Reply>
  /** Shows what is typed of a new query, without looking for what it finds. */
  newAgain(request: PageRequest): Promise<Reply>
  /** A query of one’s own collectivité, to be changed. */
  changePage(request: PageRequest, reached: Reached<Asked>): Promise<Reply>
  /** Shows what is typed of it, or keeps it. */
  changeSent(request: PageRequest, database: Database, reached: Reached<Asked>): Promise<Reply>
  /** Shows what is typed of it, without looking for what it finds. */
  changeAgain(request: PageRequest, reached: Reached<Asked>): Promise<Reply>
}

/** What is built: by whom, of which application, out of which query. */
interface At<Asked extends Question> {
  readonly request: PageRequest
  readonly ctx: Ctx
  /** The revision that is changed; 0 for a new one. */
  readonly seen: number
  /** Null for a new one. */
  readonly reached: Reached<Asked> | null
}

/** Builds queries of a kind: shows what is typed with what it finds, and keeps it once it is asked to. */
export function builderOf<Asked extends Question, Draft extends { readonly label: string }>(
  kind: QueryKind<Asked, Draft>,
): Builder<Asked, Draft> {
  const shown = async (
    { request, ctx, seen, reached }: At<Asked>,
    draft: Draft,
    said: 'refused' | 'meanwhile' | 'again' | null = null,
  ): Promise<PageContent> => {
    const { definition, problems } = await kind.from(ctx, draft, reached?.known.name ?? 'apercu')
    const { changeTitle } = queriesMessages(ctx.locale)
    const building: Building = {
      ctx,
      title: reached ? changeTitle(reached.known.question.definition.label) : kind.newTitle(ctx.locale),
      action: reached ? queryUrl(reached.place, 'modify') : kind.newUrl,
      problems,
      refused: said === 'refused',
      meanwhile: said === 'meanwhile',
      seen,
      runs: said !== 'again',
      status: said === 'refused' ? 422 : said === 'meanwhile' ? 409 : 200,
    }
    return kind.page(request, building, draft, definition)
  }
  const sent = async (
    request: PageRequest,
    database: Database,
    ctx: Ctx,
    reached: Reached<Asked> | null,
  ): Promise<Reply> => {
    const { body } = request
    const at: At<Asked> = { request, ctx, seen: revisionSeen(body), reached }
    const draft = kind.read(ctx, body)
    if (body.get(controls.act) !== acts.keep) return shown(at, draft)
    const { definition, problems } = await kind.from(ctx, draft, reached?.known.name ?? '')
    if (problems.length > 0) return shown(at, draft, 'refused')
    const reply = await kept(request, database, ctx, { reached, seen: at.seen, asked: kind.asked(definition) })
    if (reply) return reply
    const now = (await reachedBy(request)).known.kept?.revision ?? 0
    return shown({ ...at, seen: now }, draft, 'meanwhile')
  }
  const again = (request: PageRequest, ctx: Ctx, reached: Reached<Asked> | null): Promise<Reply> => {
    kind.demand(request)
    const { body } = request
    return shown({ request, ctx, seen: revisionSeen(body), reached }, kind.read(ctx, body), 'again')
  }
  const begun: Builder<Asked, Draft>['begun'] = async (request, ctx, draft) => {
    kind.demand(request)
    return shown({ request, ctx, seen: 0, reached: null }, draft)
  }
  return {
    begun,
    async copied(request, ctx, name) {
      const known = (await knownQueries(ctx)).find((each) => each.name === name)
      if (!known || !kind.is(known.question) || !isAbout(ctx, known)) throw new OpenMairieError('OM_NOT_FOUND')
      const draft = await kind.draftOf(ctx, known.question.definition)
      return begun(request, ctx, { ...draft, label: queriesMessages(ctx.locale).copyOf(draft.label) })
    },
    async newSent(request, database) {
      kind.demand(request)
      return sent(request, database, contextSent(request), null)
    },
    async newAgain(request) {
      return again(request, contextSent(request), null)
    },
    async changePage(request, reached) {
      kind.demand(request)
      const { ctx, known } = reached
      const draft = await kind.draftOf(ctx, known.question.definition)
      return shown({ request, ctx, seen: known.kept?.revision ?? 0, reached }, draft)
    },
    async changeSent(request, database, reached) {
      kind.demand(request)
      return sent(request, database, reached.ctx, reached)
    },
    async changeAgain(request, reached) {
      return again(request, reached.ctx, reached)
    },
  }
}

/** The context of the application that a form names. Raises OM_NOT_FOUND. */
function contextSent({ apps, body, contextOf }: PageRequest): Ctx {
  const app = apps.find(({ definition }) => definition.name === body.get(controls.application))
  if (!app) throw new OpenMairieError('OM_NOT_FOUND')
  return contextOf(app)
}
