// SPDX-License-Identifier: EUPL-1.2
import type { Route } from '../ui/page.js'
import { webMessages } from './messages.js'

/** The keyboard map, as a page; the browser's module shows the same in a dialog at `?`. */
export const shortcutsRoute: Route = {
  method: 'GET',
  path: '/-/raccourcis',
  scope: 'instance',
  access: 'signed-in',
  async handle(request) {
    const messages = webMessages(request.locale)
    return {
      kind: 'page',
      title: messages.shortcuts,
      breadcrumb: [],
      body: (
        <table class="keys" id="raccourcis">
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
      ),
    }
  },
}
