/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-reader-protocol.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAX_FDS 2

typedef union
{
  struct cmsghdr align;
  char bytes[CMSG_SPACE (MAX_FDS * sizeof (int))];
} Control;

gboolean
heshu_reader_send (int socket, gconstpointer packet, gsize size, const int *fds, guint n_fds)
{
  struct iovec part = { (gpointer) packet, size };
  struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
  Control control = { 0 };
  gssize n_sent;

  g_return_val_if_fail (n_fds <= MAX_FDS, FALSE);

  if (n_fds > 0)
    {
      struct cmsghdr *header;

      message.msg_control = control.bytes;
      message.msg_controllen = CMSG_SPACE (n_fds * sizeof *fds);
      header = CMSG_FIRSTHDR (&message);
      header->cmsg_level = SOL_SOCKET;
      header->cmsg_type = SCM_RIGHTS;
      header->cmsg_len = CMSG_LEN (n_fds * sizeof *fds);
      memcpy (CMSG_DATA (header), fds, n_fds * sizeof *fds);
    }

  do
    n_sent = sendmsg (socket, &message, MSG_NOSIGNAL);
  while (n_sent < 0 && errno == EINTR);
  return n_sent == (gssize) size;
}

/* Takes the descriptors out of @message, or closes them where they are not what was agreed. */
static gboolean
take_fds (struct msghdr *message, int *fds, guint n_fds)
{
  guint n_taken = 0;
  gboolean agreed = TRUE;

  for (struct cmsghdr *header = CMSG_FIRSTHDR (message); header != NULL;
       header = CMSG_NXTHDR (message, header))
    {
      guint n_here;

      if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS)
        continue;
      n_here = (guint) ((header->cmsg_len - CMSG_LEN (0)) / sizeof (int));
      for (guint i = 0; i < n_here; i++)
        {
          int fd;

          memcpy (&fd, CMSG_DATA (header) + i * sizeof fd, sizeof fd);
          if (n_taken < n_fds)
            fds[n_taken++] = fd;
          else
            {
              close (fd);
              agreed = FALSE;
            }
        }
    }

  if (agreed && n_taken == n_fds && (message->msg_flags & MSG_CTRUNC) == 0)
    return TRUE;
  for (guint i = 0; i < n_taken; i++)
    close (fds[i]);
  return FALSE;
}

gboolean
heshu_reader_receive (int socket, gpointer packet, gsize size, int *fds, guint n_fds)
{
  struct iovec part = { packet, size };
  Control control = { 0 };
  struct msghdr message = {
    .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof control
  };
  gssize n_received;

  g_return_val_if_fail (n_fds <= MAX_FDS, FALSE);

  do
    n_received = recvmsg (socket, &message, MSG_CMSG_CLOEXEC);
  while (n_received < 0 && errno == EINTR);
  if (n_received <= 0)
    {
      errno = n_received == 0 ? 0 : errno;
      return FALSE;
    }

  if (!take_fds (&message, fds, n_fds))
    {
      errno = EPROTO;
      return FALSE;
    }
  if (n_received != (gssize) size || (message.msg_flags & MSG_TRUNC) != 0)
    {
      for (guint i = 0; i < n_fds; i++)
        close (fds[i]);
      errno = EPROTO;
      return FALSE;
    }
  return TRUE;
}
