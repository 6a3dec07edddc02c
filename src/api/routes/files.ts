import { Type } from 'typebox'
import { readFile, storeFile } from '../../kernel/index.ts'
import type { Api, ApiContext } from '../context.ts'
import { file, id } from '../contract/common.ts'
import { storedFile } from '../contract/file.ts'
import { answers } from '../http/answers.ts'
import { sendStoredFile } from '../http/file-answer.ts'
import { readUpload } from '../http/read-upload.ts'
import { actorOf } from '../session/authenticate.ts'

const tags = ['文件']
const params = Type.Object({ digest: id })

export function addFileRoutes(api: Api, { kernel }: ApiContext): void {
  api.post(
    '/api/files',
    {
      config: { right: 'step' },
      schema: {
        tags,
        summary: '保存一个文件（表单栏名 file，不超过 20 MB），给出填进附件栏的值',
        consumes: ['multipart/form-data'],
        response: answers(storedFile),
      },
    },
    async (request) => {
      const { fileName, bytes } = await readUpload(request)
      const { file, value } = await storeFile(kernel, actorOf(request), { name: fileName, bytes })
      const { digest, name, mediaType, size } = file
      return { value, digest, name, mediaType, size }
    },
  )

  api.get(
    '/api/files/:digest',
    { config: { right: 'read' }, schema: { tags, summary: '一个保存的文件', params, response: answers(file) } },
    async (request, reply) => sendStoredFile(reply, await readFile(kernel, actorOf(request), request.params)),
  )
}
