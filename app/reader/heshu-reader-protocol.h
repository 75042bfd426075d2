/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * The protocol between the importer and heshu-reader, final since its first version.
 *
 * The program is started with a SOCK_SEQPACKET socket as descriptor HESHU_READER_SOCKET. Both ends are of one
 * build on one machine, so packets are these structures as they lie in memory; all of their fields have a
 * fixed size and no padding.
 *
 *   reader -> importer   HeshuReaderHello, once
 *   importer -> reader   HeshuReaderRequest with two descriptors: the file to read from its beginning, and
 * the writing end of a pipe for its result child -> importer    through the pipe: HeshuReaderResult and what
 * it announces; nothing but end of file on a death reader -> importer   HeshuReaderDone, when the child is
 * gone
 *
 * One file at a time. Anything the importer sends while a child runs, and the end of the socket, mean "stop":
 * the child is killed and the program ends. The importer believes nothing it receives: see
 * heshu-reader-result.h in import/.
 */
#define HESHU_READER_SOCKET 3
#define HESHU_READER_MAGIC 0x48534852u
#define HESHU_READER_VERSION 1u

typedef enum
{
  HESHU_READER_HTML, /* UTF-8, whatever the page says of itself */
  HESHU_READER_N_FORMATS
} HeshuReaderFormat;

/* Parts of the cage. Limits by setrlimit() are always there. */
typedef enum
{
  HESHU_CAGE_SECCOMP = 1 << 0,
  HESHU_CAGE_LANDLOCK = 1 << 1,
  HESHU_CAGE_ALL = HESHU_CAGE_SECCOMP | HESHU_CAGE_LANDLOCK
} HeshuCageParts;

typedef enum
{
  HESHU_READER_OK,
  HESHU_READER_TOO_DEEP,  /* nesting, attributes, blocks beyond what a page has */
  HESHU_READER_TOO_LARGE, /* more text than the request allows */
  HESHU_READER_FAILED,    /* the file could not be read */
} HeshuReaderStatus;

typedef struct
{
  guint32 magic;
  guint32 version;
  guint32 cage; /* HeshuCageParts that this kernel offers */
} HeshuReaderHello;

typedef struct
{
  guint32 magic;
  guint32 version;
  guint32 serial;
  guint32 format; /* HeshuReaderFormat */
  guint32 max_text_bytes;
  guint32 max_blocks;
  guint32 max_cpu_s;
  guint32 max_memory_mb;
} HeshuReaderRequest;

typedef enum
{
  HESHU_READER_BEGUN, /* a program that dies before this has not touched the file */
  HESHU_READER_ENDED,
} HeshuReaderEvent;

typedef struct
{
  guint32 magic;
  guint32 serial;
  guint32 event;      /* HeshuReaderEvent */
  gint32 exit_status; /* of the child that ended: 0 to 255, or minus the signal that ended it */
  guint32 cage;       /* HeshuCageParts the child is in */
} HeshuReaderNews;

/* What the format says of the whole; in this order behind the text */
typedef enum
{
  HESHU_READER_TITLE,
  HESHU_READER_PUBLICATION,
  HESHU_READER_ISSUE_DATE,
  HESHU_READER_PAGE,
  HESHU_READER_N_STRINGS
} HeshuReaderString;

#define HESHU_READER_MAX_STRING_BYTES 4096u

/* Followed by n_blocks of HeshuReaderBlock, text_bytes of UTF-8 and the strings; no NULs between them or at
 * their ends */
typedef struct
{
  guint32 magic;
  guint32 status; /* HeshuReaderStatus; nothing follows unless it is HESHU_READER_OK */
  guint32 text_bytes;
  guint32 text_chars;
  guint32 n_blocks;
  guint32 string_bytes[HESHU_READER_N_STRINGS]; /* 0: not said */
} HeshuReaderResult;

typedef struct
{
  guint32 start; /* code points; blocks are in order, do not overlap and are not empty */
  guint32 end;
  guint32 kind;  /* HeshuBlockKind */
  guint32 level; /* 1 to 6 for a heading, else 0 */
} HeshuReaderBlock;

G_STATIC_ASSERT (sizeof (HeshuReaderRequest) == 8 * 4);
G_STATIC_ASSERT (sizeof (HeshuReaderResult) == (5 + HESHU_READER_N_STRINGS) * 4);
G_STATIC_ASSERT (sizeof (HeshuReaderBlock) == 4 * 4);

/**
 * heshu_reader_send:
 * @fds: (nullable): descriptors that go along; they stay open here
 *
 * Sends one packet; never raises SIGPIPE. Returns: FALSE with errno
 */
gboolean heshu_reader_send (int socket, gconstpointer packet, gsize size, const int *fds, guint n_fds);

/**
 * heshu_reader_receive:
 * @size: what the packet must have; a shorter or longer one is refused
 * @fds: (out caller-allocates) (nullable): closed on exec
 * @n_fds: how many must come along; more or fewer are closed and the packet refused
 *
 * Waits for one packet. Returns: FALSE at the end of the socket (errno 0), on an error, or with errno EPROTO
 */
gboolean heshu_reader_receive (int socket, gpointer packet, gsize size, int *fds, guint n_fds);

G_END_DECLS
