/** What the first words of a command, or of an address, say of running it several times at once. */

/** Stands for the rest, where it goes on or a word of it is not in the text. */
export const AND_MORE = '*';

/** The name of an SQLite database that no file holds. */
export const IN_MEMORY = ':memory:';

/** Programs that lock or change what later runs of them meet: a package database, one index, one folder, a table of rules, a stack of patches. Or show something to somebody. */
const oneAtATime = new Set((
  'apt apt-get aptitude dpkg yum dnf rpm zypper pacman brew snap port emerge apk pip pip3 pipx conda mamba gem '
  + 'quilt patch cp mv rm ln mkdir rmdir chmod chown touch install mount umount modprobe insmod rmmod depmod iptables ip6tables ebtables nft useradd usermod userdel groupadd '
  + 'systemctl service initctl kernel-install update-initramfs update-grub ldconfig fdisk sfdisk parted mkfs cryptsetup lvcreate vgcreate pvcreate '
  + 'xdg-open open explorer start less more'
).split(' '));
/** The same for one command of a program of which others only look. */
const subcommands: Readonly<Record<string, string>> = {
  git: 'add am apply branch checkout cherry-pick clean commit config merge mv notes read-tree rebase reset restore revert rm stash switch tag update-index worktree',
  hg: 'add addremove branch commit import merge pull push qpush qpop rebase remove revert tag update', svn: 'add ci commit copy delete mkdir move propset revert switch update',
  npm: 'ci i install link uninstall update', yarn: 'add install remove', cargo: 'add install remove update', go: 'get install', bundle: 'install update', poetry: 'add install remove',
  push: '', pop: '',
};

/** Programs that only look something up: over before a thread has started them. */
const quick = /^(?:cygpath|uname|hostname|which|whoami|id|echo|pwd|date|basename|dirname|getconf|realpath|readlink|sysctl|sw_vers|lsb_release|arch|nproc|tty|stty)$/;

/** Subcommands of git that print a line. */
const oneLine = /^(?:describe|rev-parse|symbolic-ref|merge-base|hash-object|--version)$/;

/** Whether a command prints a line at most, which any pipe holds. */
export function saysLittle(words: readonly string[]): boolean {
  return isQuick(words) || words[1] === '--version' || (words[0] === 'git' && oneLine.test(words[1] ?? ''));
}

/** Programs that take long as a rule, and of which several run beside one another: converters, compilers, what asks another machine. What an interpreter runs is somebody's own script, a few times as a rule. */
const long = new RegExp('^(?:ffmpeg|ffprobe|convert|magick|mogrify|identify|gs|ghostscript|pdf\\w+|ps2pdf|tesseract|ocrmypdf|unoconv|soffice|libreoffice|pandoc|(?:pdf|xe|lua)?latex|dvi\\w+|inkscape|rsvg-convert|potrace|sox|lame|flac|oggenc|opusenc|cwebp|optipng|jpegoptim|'
  + 'gcc|g\\+\\+|clang(?:\\+\\+)?|cc|make|ninja|cmake|cargo|rustc|javac?|mvn|gradle|tsc|wine|pytest|'
  + 'curl|wget|ssh|scp|sftp|rsync|ping6?|traceroute|nmap|dig|nslookup|host|whois|snmp\\w+|kubectl|helm|docker|podman|aws|az|gcloud|gsutil|terraform|adb|'
  + 'tar|zip|unzip|7z\\w?|gzip|xz|bzip2|zstd|md5sum|sha\\d+sum|gpg2?|blast\\w+|bwa|bowtie2?|samtools|bcftools|mafft|muscle|hmm\\w+|gdal\\w+|ogr2ogr|git|hg|svn)$');

/** Whether a command takes long enough that several of them are worth running beside one another. */
export function takesLong(words: readonly string[]): boolean {
  const program = words.find(word => !/^(?:sudo|env|nice|timeout|\d+)$/.test(word)) ?? '';
  return long.test(program.slice(program.lastIndexOf('/') + 1));
}

/** Whether a command is over at once. */
export function isQuick(words: readonly string[]): boolean {
  return quick.test(words[0] ?? '');
}

/** Whether a command changes what other runs of it meet, so that they take turns or depend on one another's order. `sudo` and interpreters in front are looked through. */
export function takesTurns(words: readonly string[]): boolean {
  let at = 0;
  while (at < words.length - 1 && /^(?:sudo|env|nice|chroot|\*|-m|-u|(?:.*\/)?python[\d.]*)$/.test(words[at])) at += 1;
  const program = words[at] === undefined ? '' : words[at].slice(words[at].lastIndexOf('/') + 1);
  if (oneAtATime.has(program)) return true;
  const changing = Object.hasOwn(subcommands, program) ? subcommands[program] : undefined;
  return changing !== undefined && (changing === '' || changing.split(' ').includes(words[at + 1] ?? ''));
}

/** `('127.0.0.1', port)`: whoever listens there is at hand. */
export function isLocalAddress(words: readonly string[]): boolean {
  return words.length === 2 && /^(?:127\.0\.0\.1|localhost|::1)$/.test(words[0]);
}
