// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import type { PageContent, PageRequest } from '../../ui/page.js'
import { crumbsOf, placeOf } from '../../ui/place.js'
import { recordUrl } from '../../ui/urls.js'
import { accountUrl } from '../account/urls.js'
import type { HeldAccount } from './held.js'
import { accessMessages } from './messages.js'
import { factorVerb, linkVerb } from './urls.js'

/** Hours that a link given by an administrator lives. */
export const linkHours = 24

/** The page from which someone is helped back into his account. */
export function accessPage(request: PageRequest, account: HeldAccount): Promise<PageContent> {
  const messages = accessMessages(request.locale)
  return framed(
    request,
    account,
    messages.title,
    account.isOwn ? (
      <div class="card">
        <p>{messages.own}</p>
        <p class="buttons">
          <a class="button" href={accountUrl}>
            {messages.myAccount}
          </a>
        </p>
      </div>
    ) : (
      <div class="account">
        <section class="card" aria-labelledby="mot-de-passe">
          <h2 id="mot-de-passe">{messages.passwordTitle}</h2>
          <p>{account.hasPassword ? messages.hasPassword : messages.noPassword}</p>
          {account.active ? (
            <>
              <p class="help">{messages.linkHelp(linkHours)}</p>
              <Act request={request} account={account} verb={linkVerb} label={messages.makeLink} />
            </>
          ) : (
            <p>{messages.closed}</p>
          )}
        </section>
        <section class="card" aria-labelledby="second-facteur">
          <h2 id="second-facteur">{messages.factorTitle}</h2>
          <p>{account.hasFactor ? messages.factorOn : messages.factorOff}</p>
          {account.hasFactor && (
            <Act request={request} account={account} verb={factorVerb} label={messages.resetFactor} />
          )}
        </section>
      </div>
    ),
  )
}

/** A link that was made, shown once. */
export function linkPage(request: PageRequest, account: HeldAccount, link: string): Promise<PageContent> {
  const messages = accessMessages(request.locale)
  return framed(
    request,
    account,
    messages.linkTitle,
    <div class="card account-form">
      <p>{messages.linkOnce}</p>
      <p>
        <code class="key">{link}</code>
      </p>
      <p class="help">{messages.linkHelp(linkHours)}</p>
      <p class="buttons">
        <a class="button" href={addressOf(account, null)}>
          {messages.back}
        </a>
      </p>
    </div>,
  )
}

async function framed(
  request: PageRequest,
  account: HeldAccount,
  title: string,
  body: ComponentChildren,
): Promise<PageContent> {
  const { target, label } = account
  return {
    kind: 'page',
    title,
    current: target.entity.name,
    breadcrumb: crumbsOf(target, await placeOf(request.query, target), [
      { label, href: addressOf(account, null) },
      { label: accessMessages(request.locale).title, href: null },
    ]),
    body,
  }
}

/** Address of a page of the account. */
export function addressOf({ target: { app, entity }, id }: HeldAccount, verb: string | null): string {
  return recordUrl(app, entity.name, [id], verb, {})
}

interface ActProps {
  readonly request: PageRequest
  readonly account: HeldAccount
  readonly verb: string
  readonly label: string
}

function Act({ request, account, verb, label }: ActProps) {
  return (
    <form method="post" action={addressOf(account, verb)}>
      <input type="hidden" name="-csrf" value={request.csrf} />
      <div class="buttons">
        <button type="submit">{label}</button>
      </div>
    </form>
  )
}
