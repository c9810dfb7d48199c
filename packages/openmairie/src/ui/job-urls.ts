// SPDX-License-Identifier: EUPL-1.2

/** The jobs of a user, or of everybody. */
export const jobsUrl = '/-/traitements'
/** Where jobs are told as they move. */
export const liveUrl = `${jobsUrl}/flux`
/** Where a user says that he has seen that some jobs ended. */
export const seenUrl = `${jobsUrl}/vus`
/** What is told of the jobs that ended, for a page that is open. */
export const toldUrl = `${jobsUrl}/avis`

/** Page of a job. */
export function jobUrl(id: string): string {
  return `${jobsUrl}/${id}`
}
