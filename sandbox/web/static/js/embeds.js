/** Embeds and pictures. Only pictures of this sandbox are loaded, nothing from outside. */

import { make } from "./dom.js";
import { drawMarkdown } from "./markdown/draw.js";
import { formatTime } from "./time.js";

/** Return the element of one embed. */
export function drawEmbed(embed, context) {
  const markdown = (text) => drawMarkdown(text, context);
  const time = embed.timestamp && formatTime(Date.parse(embed.timestamp) / 1000, "f", context.locale);
  const foot = [embed.footer?.text, time].filter(Boolean).join(" · ");
  const element = make(
    "section",
    { class: "embed", "aria-label": embed.title ? null : "Embed" },
    embed.author && make("p", { class: "embed-author" }, embed.author.name),
    embed.title && make("h3", { class: "embed-title" }, ...linked(embed.url, markdown(embed.title))),
    embed.description && make("div", { class: "text" }, ...markdown(embed.description)),
    embed.fields?.length && make("dl", { class: "embed-fields" }, ...embed.fields.map((field) => drawField(field, markdown))),
    embed.thumbnail && picture(embed.thumbnail, "", "thumbnail"),
    embed.image && picture(embed.image, embed.title),
    foot && make("p", { class: "embed-foot" }, foot),
  );
  if (Number.isInteger(embed.color)) element.style.setProperty("--edge", `#${embed.color.toString(16).padStart(6, "0")}`);
  return element;
}

/** Return the element of a file: a picture if it is one, otherwise its name. */
export function drawAttachment(file) {
  const isPicture = file.content_type?.startsWith("image/") ?? /\.(png|jpe?g|gif|webp)$/i.test(file.filename);
  if (isPicture) return picture(file, file.description ?? file.filename);
  return make("p", { class: "file" }, make("a", { href: local(file.url), download: file.filename, target: "_blank", rel: "noopener" }, file.filename));
}

/** Return a picture; `media` has its url and perhaps its size. Undescribed, it has its file's name. */
export function picture(media, description, kind = "picture") {
  const address = local(media.url);
  if (!address) return make("p", { class: "hint" }, `(a picture from elsewhere: ${media.url})`);
  return make("img", { class: kind, src: address, alt: description ?? address.split("/").at(-1), width: media.width, height: media.height });
}

function drawField(field, markdown) {
  return make("div", { class: field.inline ? "inline" : "" }, make("dt", {}, ...markdown(field.name)), make("dd", {}, ...markdown(field.value)));
}

function linked(address, content) {
  if (!/^https?:\/\//i.test(address ?? "")) return content;
  return [make("a", { href: address, title: address, target: "_blank", rel: "noopener noreferrer" }, ...content)];
}

function local(address) {
  return address.startsWith("http://127.0.0.1:") ? address : null;
}
