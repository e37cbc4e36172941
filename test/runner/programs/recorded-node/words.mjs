export default function words(text) {
  return text.split(' ').length;
}
