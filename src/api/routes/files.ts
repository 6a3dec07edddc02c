import { readFile, storeFile } from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as files from '../contract/endpoints/files.ts'
import type { Handlers } from './handler.ts'

export function fileHandlers({ kernel }: ApiContext): Handlers<typeof files> {
  return {
    storeFile: async ({ actor, upload }) => {
      const { fileName, bytes } = await upload()
      const { file, value } = await storeFile(kernel, actor, { name: fileName, bytes })
      const { digest, name, mediaType, size } = file
      return { value, digest, name, mediaType, size }
    },
    readFile: ({ actor, input }) => readFile(kernel, actor, input),
  }
}
