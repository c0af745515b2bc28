/** Extensions of files that are used as they are: pictures, sound, video, fonts, documents, archives, programs, models. Without the dot. */
const assetExtensions: ReadonlySet<string> = new Set(
  `png jpg jpeg gif bmp ico icns webp avif tif tiff psd ai eps sketch fig xcf svg svgz heic tga dds exr hdr ktx ktx2 jxl cur
  mp3 wav ogg oga flac aac m4a opus mid midi aiff mp4 m4v mov avi mkv webm ogv wmv flv
  ttf otf woff woff2 eot fon pfb
  pdf doc docx xls xlsx ppt pptx odt ods odp epub mobi djvu key pages numbers
  zip gz tgz bz2 xz zst lz4 lzma 7z rar tar jar war ear whl egg gem deb rpm dmg iso apk ipa aab cab msi nupkg crate br
  exe dll so dylib a o lib pdb class pyc pyo wasm bin dat elf hex uf2 rom img
  sqlite sqlite3 db mdb parquet avro orc feather npy npz pickle h5 hdf5 pt pth onnx tflite safetensors gguf rds rda rdata mat
  glb gltf fbx blend stl 3ds dae ply usdz gmo pack idx keystore jks p12 pfx der cer crt pem`
    .split(/\s+/)
    .filter((extension) => extension !== ''),
);

/** Assets that are text, and can be read like it. */
const textAssets: ReadonlySet<string> = new Set('svg eps ps stl dae ply gltf pem crt cer key dat fig'.split(' '));

/** Whether a name is one of an image, font, archive or another file that is used as it is and not read. */
export function isAssetName(name: string): boolean {
  return name.includes('.') && assetExtensions.has(extensionOf(name));
}

/** Whether a name promises content that is not text. */
export function isBinaryName(name: string): boolean {
  return isAssetName(name) && !textAssets.has(extensionOf(name));
}

function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}
