import { Type } from 'typebox'
import { Refusal } from '../../kernel/refusal.ts'
import { importFile } from '../actions/import-file.ts'
import type { Api, ApiContext } from '../context.ts'
import { id } from '../contract/common.ts'
import { importQuery, jobStarted, jobView } from '../contract/import.ts'
import { answers } from '../http/answers.ts'
import { readUpload } from '../http/read-upload.ts'
import type { JobProgress } from '../jobs/jobs.ts'
import { actorOf } from '../session/authenticate.ts'
import { definedOf } from '../views/defined-of.ts'
import { getLedgerNamed } from '../views/ledger-names.ts'

const tags = ['台账']
const params = Type.Object({ ledger: id })
const jobParams = Type.Object({ job: id })

export function addImportRoutes(api: Api, { kernel, jobs, longWork }: ApiContext): void {
  api.post(
    '/api/ledgers/:ledger/imports',
    {
      config: { right: 'import' },
      schema: {
        tags,
        summary: '导入一个文件（.xlsx 或 .csv，表单栏名 file），preview=true 只预览',
        consumes: ['multipart/form-data'],
        params,
        querystring: importQuery,
        response: answers(jobStarted),
      },
    },
    async (request) => {
      const actor = actorOf(request)
      const ledger = getLedgerNamed(kernel, request.params.ledger)
      const kind = request.query.preview === 'true' ? 'preview' : 'import'
      longWork.assertFree(actor, kind)
      const { fileName, bytes } = await readUpload(request)
      const options = {
        ledger: ledger.id,
        fileName,
        bytes,
        preview: request.query.preview === 'true',
        ...definedOf({ sheet: request.query.sheet, plainPercents: request.query.plainPercents }),
      }
      const leave = longWork.hold(actor, kind)
      const work = async (onProgress: (progress: JobProgress) => void) => {
        try {
          return { result: await importFile(kernel, actor, { ...options, onProgress }) }
        } finally {
          leave()
        }
      }
      return { job: jobs.start(actor, work) }
    },
  )

  api.get(
    '/api/jobs/:job',
    {
      config: { right: 'read' },
      schema: { tags, summary: '导入、定稿等任务的进度与结果（只有本人能看）', params: jobParams, response: answers(jobView) },
    },
    async (request) => {
      const job = jobs.find(actorOf(request), request.params.job)
      if (job === undefined) throw new Refusal('not-found', '没有这个任务，或者它不是你开始的。')
      return job
    },
  )
}
