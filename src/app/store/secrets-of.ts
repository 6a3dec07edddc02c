import { createSecretBox, type SecretBox } from '../../kernel/index.ts'
import { readKeys } from './key-file.ts'

/** The box of the keys in the file that QIANBI_SECRET_KEY names; none where it names none. The file is read anew when a key is missing. */
export function secretsOf(environment: Readonly<Record<string, string | undefined>>): SecretBox | undefined {
  const path = environment.QIANBI_SECRET_KEY
  return path === undefined || path === '' ? undefined : createSecretBox(readKeys(path), () => readKeys(path))
}
