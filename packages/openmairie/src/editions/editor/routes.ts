// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import { instancePost } from '../../ui/instance-routes.js'
import type { PageRequest, Reply, Route } from '../../ui/page.js'
import type { Texts } from '../kept/contract.js'
import { keepVersion, type Outcome, takeBack } from '../kept/store.js'
import { controlsOf, textsOf } from '../kept/texts.js'
import type { EditionServices } from '../services.js'
import { comparePage, sideNames } from './compare-page.js'
import { asked, askedAgain, create } from './creating.js'
import { editionsPage } from './list-page.js'
import { editorMessages } from './messages.js'
import { drawn } from './preview.js'
import { demandEditor, type Edited, editedBy } from './reach.js'
import { save, shownTo, typedAgain, writingOf } from './saving.js'
import { creationUrl, editionsUrl, editorControls, editorUrl, editorVerbs } from './urls.js'

const pattern = `${editionsUrl}/:application/:genre/:edition`
const common = { scope: 'instance', access: 'signed-in' } as const

/** What is printed, changed on screen for the collectivité that one works for, by whoever has the permission. */
export function editorRoutes(services: EditionServices): readonly Route[] {
  const { database } = services
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
    { ...common, method: 'GET', path: creationUrl(), handle: asked },
    instancePost(creationUrl(), (request) => create(services, request), askedAgain),
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
    instancePost(
      pattern,
      async (request) => save(services, request, await editedBy(request)),
      async (request) => typedAgain(services, request, await editedBy(request)),
    ),
    instancePost(`${pattern}/${editorVerbs.preview}`, async (request) =>
      drawn(services, request, await editedBy(request)),
    ),
    instancePost(`${pattern}/${editorVerbs.takeBack}`, async (request) => {
      const edited = await editedBy(request)
      const outcome = await takeBack(database, writingOf(request, edited))
      const { takenBack, nowWithdrawn } = editorMessages(request.locale)
      return afterwards(request, edited, outcome, edited.subject ? nowWithdrawn : takenBack)
    }),
    instancePost(`${pattern}/${editorVerbs.restore}`, async (request) => {
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
    instancePost(`${pattern}/${editorVerbs.compare}`, async (request) => {
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
