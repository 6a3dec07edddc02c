import { MemoryFS } from '@electric-sql/pglite'

/** Where the engine looks for its database. */
const place = '/pglite/data'
const blockLength = 512

interface ImageFile {
  readonly path: string
  readonly isFolder: boolean
  readonly from: number
  readonly to: number
}

interface Image {
  readonly bytes: Uint8Array
  readonly files: readonly ImageFile[]
}

const read = new WeakMap<Blob, Promise<Image>>()

/**
 * A file system in memory that begins with the files of an image (`dumpDataDir('none')`, an archive of tar). The engine's own reading copies each file several
 * times; here all are copied once, and each is a piece of the copy.
 */
export class FilesInMemory extends MemoryFS {
  readonly #image: Blob

  constructor(image: Blob) {
    super()
    this.#image = image
  }

  override async initialSyncFs(): Promise<void> {
    const reading = read.get(this.#image) ?? readImage(this.#image)
    read.set(this.#image, reading)
    const { bytes, files } = await reading
    const FS = this.pg?.Module.FS
    if (FS === undefined) throw new Error('the engine has no files yet')
    const own = bytes.slice()
    FS.mkdirTree(place)
    for (const { path, isFolder, from, to } of files) {
      if (isFolder) FS.mkdirTree(`${place}${path}`)
      else FS.writeFile(`${place}${path}`, own.subarray(from, to), keptAsGiven)
    }
  }
}

/** The file is the piece that is given, not a copy. */
const keptAsGiven: { readonly flags?: string; readonly canOwn: boolean } = { canOwn: true }

async function readImage(image: Blob): Promise<Image> {
  const bytes = new Uint8Array(await image.arrayBuffer())
  const files: ImageFile[] = []
  const decoder = new TextDecoder()
  for (let at = 0; at + blockLength <= bytes.length && bytes[at] !== 0; ) {
    const text = (from: number, length: number) => decoder.decode(bytes.subarray(at + from, at + from + length)).replace(/\0.*$/s, '')
    const [name, size, kind, prefix] = [text(0, 100), Number.parseInt(text(124, 12), 8), text(156, 1), text(345, 155)]
    const path = prefix === '' ? name : `${prefix}/${name}`
    const from = at + blockLength
    files.push({ path: path.startsWith('/') ? path : `/${path}`, isFolder: kind === '5', from, to: from + size })
    at = from + Math.ceil(size / blockLength) * blockLength
  }
  return { bytes, files }
}
