// SPDX-License-Identifier: EUPL-1.2
import { renderToString } from 'preact-render-to-string'
import type { PageContent } from '../ui/page.js'
import type { Frame } from './frame.js'
import { Layout } from './layout.js'

/** A whole page as HTML. */
export function renderPage(frame: Frame, page: PageContent): string {
  return `<!doctype html>${renderToString(<Layout frame={frame} page={page} />)}`
}
