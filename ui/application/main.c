/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-application.h"
#include "heshu-paths.h"

#include "heshu-i18n.h"

int
main (int argc, char **argv)
{
  g_autoptr (HeshuApplication) application = NULL;

  heshu_i18n_init ();
  heshu_paths_init ();
  application = heshu_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
