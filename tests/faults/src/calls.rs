//! The calls that stand in place of those of the C library.
#![expect(
    unsafe_code,
    reason = "what stands in for a function of C has its types and its name; each hands on what it was given"
)]

use std::ffi::{CStr, c_char, c_int, c_long, c_void};

use libc::{mode_t, off_t, size_t, ssize_t, syscall};

use super::{Strike, Touched, strikes};

/// The path of an open file, read into some bytes.
pub(super) fn path_of(file: c_int, bytes: &mut [u8]) -> &[u8] {
    let mut link = *b"/proc/self/fd/\0\0\0\0\0\0\0\0\0\0\0\0";
    let (mut rest, mut digits, mut count) = (file.unsigned_abs(), [0; 10], 0);
    loop {
        digits[count] = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        (rest, count) = (rest / 10, count + 1);
        if rest == 0 {
            break;
        }
    }
    for (place, digit) in link[14..].iter_mut().zip(digits[..count].iter().rev()) {
        *place = *digit;
    }
    // SAFETY: the link ends with a zero, and no more is written than there is room for.
    let read = unsafe {
        syscall(
            libc::SYS_readlinkat,
            libc::AT_FDCWD,
            link.as_ptr(),
            bytes.as_mut_ptr(),
            bytes.len(),
        )
    };
    &bytes[..usize::try_from(read).unwrap_or(0)]
}

fn fails(error: c_int) -> c_int {
    // SAFETY: it is this thread's own.
    unsafe { *libc::__errno_location() = error };
    -1
}

/// Whether a call on an open file fails as a whole; half of one that does not write can't be done either.
fn struck(file: c_int, writes: bool) -> Option<c_int> {
    strikes(&Touched::Open(file), writes).map(|strike| match strike {
        Strike::All(error) => fails(error),
        Strike::Half => fails(libc::ENOSPC),
    })
}

fn struck_at(path: *const c_char, writes: bool) -> Option<c_int> {
    if path.is_null() {
        return None;
    }
    // SAFETY: who calls gives a path that ends with a zero, as the function of C wants it.
    let path = unsafe { CStr::from_ptr(path) };
    strikes(&Touched::Path(path), writes).map(|strike| match strike {
        Strike::All(error) => fails(error),
        Strike::Half => fails(libc::ENOSPC),
    })
}

fn short(done: c_long) -> c_int {
    c_int::try_from(done).unwrap_or(-1)
}

fn opened(path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    let makes = flags & (libc::O_CREAT | libc::O_TRUNC) != 0;
    struck_at(path, makes).unwrap_or_else(|| {
        // SAFETY: handed on as it came.
        short(unsafe { syscall(libc::SYS_openat, libc::AT_FDCWD, path, flags, mode) })
    })
}

/// How much of what is to be written is written, or that it fails.
fn room(file: c_int, count: size_t) -> Result<size_t, ssize_t> {
    match strikes(&Touched::Open(file), true) {
        None => Ok(count),
        Some(Strike::Half) => Ok((count / 2).max(1)),
        Some(Strike::All(error)) => Err(fails(error) as ssize_t),
    }
}

macro_rules! stands_in {
    ($($name:ident($($given:ident: $type:ty),*) -> $answer:ty = $does:expr;)*) => {$(
        #[unsafe(no_mangle)]
        extern "C" fn $name($($given: $type),*) -> $answer {
            $does
        }
    )*};
}

// SAFETY of each: the system is asked for what was asked of the function, with what it was given.
stands_in! {
    open(path: *const c_char, flags: c_int, mode: mode_t) -> c_int = opened(path, flags, mode);
    open64(path: *const c_char, flags: c_int, mode: mode_t) -> c_int = opened(path, flags, mode);
    read(file: c_int, to: *mut c_void, count: size_t) -> ssize_t = match struck(file, false) {
        Some(failed) => failed as ssize_t,
        None => unsafe { syscall(libc::SYS_read, file, to, count) as ssize_t },
    };
    pread(file: c_int, to: *mut c_void, count: size_t, at: off_t) -> ssize_t = pread64(file, to, count, at);
    pread64(file: c_int, to: *mut c_void, count: size_t, at: off_t) -> ssize_t = match struck(file, false) {
        Some(failed) => failed as ssize_t,
        None => unsafe { syscall(libc::SYS_pread64, file, to, count, at) as ssize_t },
    };
    write(file: c_int, from: *const c_void, count: size_t) -> ssize_t = match room(file, count) {
        Err(failed) => failed,
        Ok(count) => unsafe { syscall(libc::SYS_write, file, from, count) as ssize_t },
    };
    pwrite(file: c_int, from: *const c_void, count: size_t, at: off_t) -> ssize_t = pwrite64(file, from, count, at);
    pwrite64(file: c_int, from: *const c_void, count: size_t, at: off_t) -> ssize_t = match room(file, count) {
        Err(failed) => failed,
        Ok(count) => unsafe { syscall(libc::SYS_pwrite64, file, from, count, at) as ssize_t },
    };
    ftruncate(file: c_int, length: off_t) -> c_int = ftruncate64(file, length);
    ftruncate64(file: c_int, length: off_t) -> c_int = struck(file, true)
        .unwrap_or_else(|| short(unsafe { syscall(libc::SYS_ftruncate, file, length) }));
    fsync(file: c_int) -> c_int = struck(file, true)
        .unwrap_or_else(|| short(unsafe { syscall(libc::SYS_fsync, file) }));
    fdatasync(file: c_int) -> c_int = struck(file, true)
        .unwrap_or_else(|| short(unsafe { syscall(libc::SYS_fdatasync, file) }));
    unlink(path: *const c_char) -> c_int = struck_at(path, false)
        .unwrap_or_else(|| short(unsafe { syscall(libc::SYS_unlinkat, libc::AT_FDCWD, path, 0) }));
    rename(from: *const c_char, to: *const c_char) -> c_int = struck_at(to, true)
        .unwrap_or_else(|| short(unsafe {
            syscall(libc::SYS_renameat2, libc::AT_FDCWD, from, libc::AT_FDCWD, to, 0)
        }));
    mkdir(path: *const c_char, mode: mode_t) -> c_int = struck_at(path, true)
        .unwrap_or_else(|| short(unsafe { syscall(libc::SYS_mkdirat, libc::AT_FDCWD, path, mode) }));
}
