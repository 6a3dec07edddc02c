import { type IContext, type IRunOptions, type IXmlableObject, TextRun } from 'docx'

/** Word's own limit for the tag and the title of a content control. */
const LONGEST = 64

/** A run inside a content control: Word shows its title when the cursor stands in it, and the tag finds it again when the document is read back. */
export class ContentControlRun extends TextRun {
  readonly #control: { readonly id: number; readonly tag: string; readonly title: string }

  constructor(control: { readonly id: number; readonly tag: string; readonly title: string }, run: IRunOptions) {
    super(run)
    this.#control = control
  }

  override prepForXml(context: IContext): IXmlableObject {
    const { id, tag, title } = this.#control
    const value = (text: string | number): IXmlableObject => ({ _attr: { 'w:val': text } })
    const properties = [{ 'w:alias': value(title.slice(0, LONGEST)) }, { 'w:tag': value(tag.slice(0, LONGEST)) }, { 'w:id': value(id) }]
    return { 'w:sdt': [{ 'w:sdtPr': properties }, { 'w:sdtContent': [super.prepForXml(context)] }] }
  }
}
