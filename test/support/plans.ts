// SPDX-License-Identifier: EUPL-1.2
import type pg from 'pg'

/**
 * The plans of all that runs within some work on a connection, of statements within functions too. The account must be a
 * superuser when it begins.
 */
export async function plansOf(client: pg.Client, work: () => Promise<void>): Promise<string> {
  const said: string[] = []
  const listen = (notice: { readonly message?: string | undefined }): void => {
    said.push(notice.message ?? '')
  }
  await client.query(`LOAD 'auto_explain'`)
  await client.query(`SET auto_explain.log_min_duration = 0; SET auto_explain.log_nested_statements = on;
    SET auto_explain.log_level = 'notice'; SET client_min_messages = 'notice'`)
  client.on('notice', listen)
  try {
    await work()
  } finally {
    client.off('notice', listen)
    await client.query(`SET auto_explain.log_min_duration = -1`)
  }
  return said.join('\n')
}
