// SPDX-License-Identifier: EUPL-1.2
import type { PageRequest, Route } from '../ui/page.js'
import { userOf } from '../ui/user.js'
import { setKeys, wantsKeys } from './accounts.js'
import { webMessages } from './messages.js'
import type { Services } from './services.js'

const path = '/-/raccourcis'

/** The keyboard map, as a page; the browser's module shows the same in a dialog at `?`. Keys are switched off there. */
export function shortcutsRoutes({ database, sessions }: Pick<Services, 'database' | 'sessions'>): readonly Route[] {
  const show: Route = {
    method: 'GET',
    path,
    scope: 'instance',
    access: 'signed-in',
    async handle(request) {
      const messages = webMessages(request.locale)
      return {
        kind: 'page',
        title: messages.shortcuts,
        breadcrumb: [],
        body: (
          <div id="raccourcis">
            <Keys locale={request.locale} />
            <Switch request={request} on={await wantsKeys(database, userOf(request))} />
          </div>
        ),
      }
    },
  }
  const change: Route = {
    ...show,
    method: 'POST',
    async handle(request) {
      const on = request.body.get('touches') === '1'
      await setKeys(database, userOf(request), on)
      sessions.refresh(userOf(request))
      return {
        kind: 'redirect',
        location: path,
        flash: { tone: 'success', message: webMessages(request.locale).switched(on) },
      }
    },
  }
  return [show, change]
}

function Keys({ locale }: Pick<PageRequest, 'locale'>) {
  const messages = webMessages(locale)
  return (
    <table class="keys">
      <caption class="hidden">{messages.shortcuts}</caption>
      <thead>
        <tr>
          <th scope="col">{messages.key}</th>
          <th scope="col">{messages.effect}</th>
        </tr>
      </thead>
      <tbody>
        {messages.keys.map(([key, effect]) => (
          <tr key={key}>
            <th scope="row">
              <kbd>{key}</kbd>
            </th>
            <td>{effect}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Switch({ request, on }: { request: PageRequest; on: boolean }) {
  const messages = webMessages(request.locale)
  return (
    <form method="post" action={path} class="switch-keys">
      <input type="hidden" name="-csrf" value={request.csrf} />
      <p>{on ? messages.keysOn : messages.keysOff}</p>
      <button type="submit" name="touches" value={on ? '0' : '1'}>
        {on ? messages.switchOff : messages.switchOn}
      </button>
    </form>
  )
}
