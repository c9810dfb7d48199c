// SPDX-License-Identifier: EUPL-1.2
/** The one door to the data: nothing outside this folder sends SQL to an application's tables. */
export type { Clock } from '../model/clock.js'
export { type Actor, type Ctx, homeOf } from './context.js'
export type {
  Conflict,
  Count,
  Criterion,
  DeleteOutcome,
  Dependents,
  Input,
  ListedRow,
  ListQuery,
  ListRow,
  Option,
  Page,
  RecordView,
  Within,
  WriteOutcome,
} from './contract.js'
export { askFreeSql, exportFreeSql, type FreeQuestion } from './free-sql/answer.js'
export { gapWords as freeSqlGapWords } from './free-sql/messages.js'
export {
  type FreeTable,
  freeSqlParameters,
  freeSqlPermission,
  freeSqlSchema,
  freeSqlVariables,
  mayFreeSql,
  runFreeSql,
  usualBounds,
} from './free-sql/run.js'
export { longestText } from './free-sql/text.js'
export { addedBy } from './importing/adding.js'
export {
  type ImportLine,
  type ImportMode,
  type ImportPlan,
  type ImportReport,
  importModes,
  type LineRefusal,
} from './importing/contract.js'
export { rehearseImport, runImport } from './importing/import.js'
export { type ImportUndone, undoImport } from './importing/undo.js'
export { demandImport } from './importing/work.js'
export { type Alike, likelyDuplicates, namesakes } from './matching/alike.js'
export type { MergeOutcome, MergePreview, Moving } from './merging/contract.js'
export { merge, previewMerge } from './merging/merge.js'
export { obstacleText } from './merging/obstacles.js'
export { mayMerge } from './merging/rights.js'
export { type UndoMergeOutcome, undoableMerge, undoMerge } from './merging/undo.js'
export { anonymise, previewAnonymise } from './personal/anonymise.js'
export { type Applied, applyDue } from './personal/apply.js'
export type { AboutPerson, AnonymiseOutcome, AnonymisePreview, ReplacedRow } from './personal/contract.js'
export { type Disclosed, disclose, journalDisclosure } from './personal/disclose.js'
export { refreshDue } from './personal/due.js'
export { type Due, type ShownDue, shownDue } from './personal/due-list.js'
export { mayAnonymise, mayAnonymiseSome, mayDisclose } from './personal/rights.js'
export type { Answer, NoAnswer, Running } from './querying/contract.js'
export { textField } from './querying/result.js'
export {
  countQuery,
  exportQuery,
  fieldsAsked,
  mostExported,
  personalInQuery,
  planFor,
  runQuery,
} from './querying/run.js'
export { withinQuery } from './querying/within.js'
export { textOf } from './reading/columns.js'
export { agreed, count, isMoreThan } from './reading/count.js'
export { atEnd, holdsPlace } from './reading/cursor.js'
export { dependents } from './reading/dependents.js'
export { personalIn } from './reading/export-event.js'
export { fileNames } from './reading/file-names.js'
export { type Change, type Former, former, type History, history, type PastWrite } from './reading/history.js'
export { exportedAtOnce, forFile, list, neighbours, stream } from './reading/list.js'
export { listed } from './reading/listed.js'
export { oneMoment } from './reading/moment.js'
export { named } from './reading/named.js'
export { options } from './reading/options.js'
export { read } from './reading/read.js'
export { countWhole } from './reading/result-keys.js'
export { maySeeTold, type ToldOf } from './reading/told.js'
export { whoSees } from './reading/who-sees.js'
export { accountsNamed, besideOf, editionsOf, searchesOf } from './reversibility/beside-taken.js'
export { type Brought, type BroughtTable, bring } from './reversibility/bring.js'
export type { Place } from './reversibility/changing.js'
export {
  type ArchiveTable,
  type BesideKind,
  besideColumns,
  besideLogins,
  type ExactRow,
  NotBrought,
  type Reason as BringingReason,
} from './reversibility/contract.js'
export { sharedRows } from './reversibility/sought.js'
export { aloneIn, ownKeys, ownRows, type Takeable, takeable } from './reversibility/taking.js'
export { systemContext } from './system.js'
export { today } from './today.js'
export { acceptStrays, baselineTables, continueBaseline } from './verification/baseline.js'
export type { Stray, Verification } from './verification/contract.js'
export { purgeJournal } from './verification/retire.js'
export { verifyRows } from './verification/verify.js'
export { type ActOutcome, act, actionsOf, type OfferedAction } from './writing/act.js'
export { forgetAttached } from './writing/attached.js'
export { type Reads, readPage, submitPage } from './writing/authored.js'
export { demandRecord, writeBeside } from './writing/beside.js'
export { workOnBatch } from './writing/bulk/batch.js'
export { rehearse, runBulk } from './writing/bulk/bulk.js'
export type { BulkOutcome, BulkReport, BulkWork, Reason, Rehearsal, Rejected } from './writing/bulk/contract.js'
export { type BulkUndo, bulkReference, undoBatch, undoBulk } from './writing/bulk/undo.js'
export { create } from './writing/create.js'
export { overrideOf } from './writing/hooks.js'
export { journalled } from './writing/journal.js'
export { forgetOperations } from './writing/operation.js'
export { pureContext } from './writing/pure-context.js'
export { recased } from './writing/recased.js'
export { reconcile, reconcileLot, reconcileUndo } from './writing/reconcile.js'
export { remove } from './writing/remove.js'
export { runScheduled } from './writing/scheduled.js'
export { type Together, type TogetherOutcome, together } from './writing/together.js'
export { type UndoOutcome, undo, undoable, undoSeconds } from './writing/undo.js'
export { type Kept, undoableBeside, writtenBeside } from './writing/undo-beside.js'
export { update } from './writing/update.js'
export { raisedText } from './writing/violations.js'
