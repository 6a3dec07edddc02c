import { personNumbers } from '../../definition/field/person-numbers.ts'

const longest = 200

/** What a form is called by: the name of its file, without numbers of people, which would stand in the title of a record as nothing else of theirs does. */
export function formName(file: string): string {
  return file.replace(personNumbers, '…').slice(0, longest)
}
