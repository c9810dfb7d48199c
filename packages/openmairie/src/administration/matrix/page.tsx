// SPDX-License-Identifier: EUPL-1.2
import type { ResolvedApplication } from '../../model/application.js'
import type { Problem } from '../../model/override.js'
import type { Rights } from '../../rights/rights.js'
import type { PageContent, PageRequest } from '../../ui/page.js'
import { queryText } from '../../ui/urls.js'
import { matrixUrl, whyUrl } from '../urls.js'
import { LookForm } from './look-form.js'
import { matrixMessages } from './messages.js'
import { ModeForm } from './mode-form.js'
import { type MatrixQuery, type Sections, wholeInstance } from './sections.js'
import { SectionTable } from './table.js'

interface Shown {
  readonly request: PageRequest
  readonly apps: readonly ResolvedApplication[]
  readonly query: MatrixQuery
  readonly sections: Sections
  readonly rights: Rights
  readonly labelOf: (permission: string) => string
  readonly writable: boolean
  /** Whether the visitor may say how profils stand to each other: it may give rights, his own among them. */
  readonly mayRank: boolean
  /** How many permissions the model no longer asks for. */
  readonly obsolete: number
  readonly problems: readonly Problem[]
}

/** The matrix profil × permission, a page of its sections at a time. */
export function matrixPage(shown: Shown): PageContent {
  const { request, query, sections, rights, writable, problems } = shown
  const messages = matrixMessages(request.locale)
  const profils = rights.profils.filter(({ name }) => query.profil === '' || name === query.profil)
  return {
    kind: 'page',
    status: problems.length > 0 ? 422 : 200,
    title: messages.title,
    breadcrumb: [],
    wide: true,
    actions: (
      <a class="button" href={whyUrl()}>
        {messages.why}
      </a>
    ),
    body: (
      <>
        {problems.length > 0 && (
          <div class="summary" role="alert">
            <h2>{messages.refused}</h2>
            <ul>
              {problems.map(({ message }) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          </div>
        )}
        <p class="lead">{writable ? messages.lead : messages.readOnly}</p>
        <Obsolete {...shown} />
        <Filter {...shown} />
        {sections.shown.length === 0 && <p class="empty">{messages.nothing}</p>}
        <form method="post" action={matrixUrl + addressOf(query, sections.page)}>
          <input type="hidden" name="-csrf" value={request.csrf} />
          <input type="hidden" name="version" value={String(rights.version)} />
          {sections.shown.map((section, index) => (
            <SectionTable
              key={section.title}
              section={section}
              index={index}
              profils={profils}
              rights={rights}
              labelOf={shown.labelOf}
              writable={writable}
              locale={request.locale}
            />
          ))}
          {writable && sections.shown.length > 0 && (
            <div class="buttons sticky">
              <button type="submit" class="primary">
                {messages.save}
              </button>
            </div>
          )}
        </form>
        <Pages {...shown} />
        <LookForm csrf={request.csrf} profils={rights.profils} locale={request.locale} />
        {shown.mayRank && <ModeForm csrf={request.csrf} mode={rights.mode} locale={request.locale} />}
      </>
    ),
  }
}

/** The query of the address that shows a page of the matrix. */
export function addressOf({ application, words, profil }: MatrixQuery, page: number): string {
  return queryText({
    application: application === '' ? wholeInstance : application,
    q: words,
    profil,
    page: page > 1 ? String(page) : null,
  })
}

function Obsolete({ obsolete, request }: Shown) {
  const messages = matrixMessages(request.locale)
  if (obsolete === 0) return null
  return (
    <p class="flash warning" role="status">
      {messages.obsolete(obsolete)} <a href="/administration/om_permission?tri=perimee">{messages.seeObsolete}</a>
    </p>
  )
}

function Filter({ request, apps, query, rights }: Shown) {
  const messages = matrixMessages(request.locale)
  return (
    <form method="get" action={matrixUrl} role="search" class="matrix-filter">
      <div class="field">
        <label for="application">{messages.application}</label>
        <select id="application" name="application">
          {apps.map(({ definition }) => (
            <option key={definition.name} value={definition.name} selected={definition.name === query.application}>
              {definition.label}
            </option>
          ))}
          <option value={wholeInstance} selected={query.application === ''}>
            {messages.wholeInstance}
          </option>
        </select>
      </div>
      <div class="field">
        <label for="profil">{messages.profil}</label>
        <select id="profil" name="profil">
          <option value="">{messages.allProfils}</option>
          {rights.profils.map(({ name, label }) => (
            <option key={name} value={name} selected={name === query.profil}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="q">{messages.words}</label>
        <input id="q" type="search" name="q" value={query.words} />
      </div>
      <button type="submit">{messages.filter}</button>
    </form>
  )
}

function Pages({ request, query, sections: { page, pages } }: Shown) {
  const messages = matrixMessages(request.locale)
  if (pages === 1) return null
  return (
    <nav class="pager" aria-label={messages.pages}>
      <span class="range">{messages.place(page, pages)}</span>
      {page > 1 && (
        <a class="button" href={matrixUrl + addressOf(query, page - 1)} rel="prev">
          {messages.previous}
        </a>
      )}
      {page < pages && (
        <a class="button" href={matrixUrl + addressOf(query, page + 1)} rel="next">
          {messages.next}
        </a>
      )}
    </nav>
  )
}
