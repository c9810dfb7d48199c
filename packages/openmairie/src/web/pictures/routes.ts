// SPDX-License-Identifier: EUPL-1.2
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { administration } from '../../administration/application.js'
import type { Collectivite } from '../../collectivites/held.js'
import { pictureIn } from '../../collectivites/image.js'
import { readPicture, removePicture, savePicture } from '../../collectivites/pictures.js'
import { OpenMairieError } from '../../errors/errors.js'
import { demandOwnEyes, ownerOf, postedByOwner, type SignedIn } from '../posted.js'
import { collectivitesOf, grantsOf } from '../reach.js'
import { type Assets, send } from '../send.js'
import type { Services } from '../services.js'
import { setFlash } from '../visitor.js'
import { logo, type PictureKind, signature } from './kinds.js'
import { type PictureProblem, picturePage, picturePageUrl } from './page.js'
import { readUpload, uploadLimits } from './upload.js'

/** Whether a visitor may change what a collectivité shows. */
function mayChange(services: Services, visitor: SignedIn, id: string): boolean {
  const entity = administration.localised.fr.get('om_collectivite')
  const reach = collectivitesOf(services, visitor)
  const isReached = reach === null || reach.includes(id)
  return (
    isReached &&
    entity !== undefined &&
    grantsOf(services, visitor).can(administration.definition.name, entity, 'update')
  )
}

/** The logos of collectivités, to be seen by anyone, and their signatures, by nobody: to be changed by whoever may change the collectivité. */
export function mountPictureRoutes(server: FastifyInstance, services: Services, assets: Assets): void {
  server.get('/-/logo/:collectivite/:digest', async (request, reply) => {
    const { collectivite = '', digest = '' } = paramsOf(request)
    const found = await readPicture(services.database, 'om_logo', collectivite)
    if (found?.digest !== digest) throw new OpenMairieError('OM_NOT_FOUND')
    return reply
      .type(found.type)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('etag', `"${digest}"`)
      .send(found.bytes)
  })
  for (const kind of [logo, signature]) mountKind(server, services, assets, kind)
}

function mountKind(server: FastifyInstance, services: Services, assets: Assets, kind: PictureKind): void {
  const { database, collectivites } = services
  const { table, path } = kind

  server.get(`${path}/:collectivite`, async (request, reply) => {
    const visitor = await ownerOf(request, services)
    if (!visitor) return reply.redirect(`/-/connexion?retour=${encodeURIComponent(request.url)}`, 303)
    return show(request, reply, visitor, await changed(visitor, request), null)
  })

  server.post(`${path}/:collectivite/retirer`, async (request, reply) => {
    const { visitor } = await postedByOwner(request, services)
    const of = await changed(visitor, request)
    await removePicture(database, { table, collectivite: of.id, actor: visitor.session.actor.login })
    await collectivites.refresh()
    setFlash(reply, { tone: 'success', message: kind.messages(visitor.locale).removed })
    return reply.redirect(picturePageUrl(kind, of.id), 303)
  })

  // Forms with a file are read here and nowhere else.
  void server.register(async (scope) => {
    await scope.register(multipart, { limits: uploadLimits, throwFileSizeLimit: false })
    scope.post(`${path}/:collectivite`, async (request, reply) => {
      const visitor = await ownerOf(request, services)
      if (!visitor) throw new OpenMairieError('OM_FORBIDDEN')
      demandOwnEyes(visitor)
      const { fields, file } = await readUpload(request, visitor.session.csrf)
      const of = await changed(visitor, request)
      const text = (fields.get('texte') ?? '').trim()
      const picture = Buffer.isBuffer(file) ? pictureIn(file) : null
      const problem: PictureProblem | null =
        file === null
          ? 'fileMissing'
          : file === 'tooBig'
            ? 'fileBig'
            : picture === null
              ? 'fileWrong'
              : text === ''
                ? 'textMissing'
                : null
      if (problem !== null || !Buffer.isBuffer(file) || picture === null)
        return show(request, reply, visitor, of, { problem: problem ?? 'fileWrong', text })
      const change = { table, collectivite: of.id, actor: visitor.session.actor.login }
      await savePicture(database, change, { bytes: file, picture, text: text.slice(0, 200) })
      await collectivites.refresh()
      setFlash(reply, { tone: 'success', message: kind.messages(visitor.locale).saved })
      return reply.redirect(picturePageUrl(kind, of.id), 303)
    })
  })

  /** The collectivité of the address, one that was added a moment ago too, for who may change it. Raises OM_NOT_FOUND, also for what is not his to know of. */
  async function changed(visitor: SignedIn, request: FastifyRequest): Promise<Collectivite> {
    const { collectivite = '' } = paramsOf(request)
    await collectivites.refresh()
    const of = collectivites.current().find(collectivite)
    if (!of || !mayChange(services, visitor, of.id)) throw new OpenMairieError('OM_NOT_FOUND')
    return of
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    visitor: SignedIn,
    of: Collectivite,
    refused: { readonly problem: PictureProblem; readonly text: string } | null,
  ): Promise<FastifyReply> {
    const page = picturePage({
      kind,
      locale: visitor.locale,
      csrf: visitor.session.csrf,
      of,
      held: await kind.held(services, of, visitor.locale),
      typed: refused?.text ?? null,
      problem: refused?.problem ?? null,
    })
    return send(services, assets, request, reply, visitor, null, page)
  }
}

function paramsOf(request: FastifyRequest): Readonly<Record<string, string>> {
  return request.params as Readonly<Record<string, string>> // the router gives texts only
}
