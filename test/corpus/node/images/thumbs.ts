/** Thumbnails by sharp. */
import sharp from 'sharp';

// corpus: native; best async or serial
export async function thumbnail(path: string, target: string): Promise<void> {
  await sharp(path).resize(256, 256, { fit: 'inside' }).jpeg({ quality: 85 }).toFile(target);
}
